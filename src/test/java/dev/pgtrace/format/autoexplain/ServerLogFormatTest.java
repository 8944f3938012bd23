package dev.pgtrace.format.autoexplain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pgtrace.format.autoexplain.log.Decoded;
import dev.pgtrace.model.CursorColumn;
import dev.pgtrace.model.ExecutionColumn;
import dev.pgtrace.model.ExecutionDetail;
import dev.pgtrace.model.Trace;
import java.lang.foreign.MemorySegment;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ServerLogFormatTest {
    private final ServerLogFormat format = new ServerLogFormat();

    @ParameterizedTest
    @ValueSource(strings = {"pg18-serverlog-jsonlog.json", "pg18-serverlog-csvlog.csv", "pg18-serverlog-stderr.log"})
    void decodesTextAndPlanOfEachExecutionFromTheFile(String file) throws Exception {
        Trace trace = ReadLog.of(format, Decoded.sample(file));

        List<String> found = new ArrayList<>();
        for (int run = 0; run < trace.executions().size(); run++) {
            int cursor = (int) trace.executions().get(run, ExecutionColumn.CURSOR);
            ExecutionDetail detail = trace.text().detail(trace, run);
            found.add(trace.text().sql(trace, cursor)
                    + " | " + detail.plan().size()
                    + " | " + detail.stack().size()
                    + " | " + detail.binds().size()
                    + detail.failure().map(failure -> " | " + failure.message()).orElse(""));
        }
        assertThat(found)
                .containsExactly(
                        "set log_min_duration_statement=0; | 0 | 0 | 0",
                        "set client_min_messages=error; | 0 | 0 | 0",
                        "select count(*) from t where grp=5; | 2 | 0 | 0",
                        "begin; | 0 | 0 | 0",
                        "SELECT count(*) from t where id=new.t_id | 2 | 1 | 0",
                        "update u set amount=amount+1 where id=5; | 2 | 0 | 0",
                        "select count(*)        from t where grp=p | 2 | 2 | 0",
                        "select id from u where id<=p | 1 | 1 | 5",
                        "SELECT 1 from u where id=p | 1 | 1 | 0",
                        "select f_outer(1); | 1 | 0 | 0",
                        "commit; | 0 | 0 | 0",
                        "select 1/0; | 0 | 0 | 0 | division by zero");
    }

    @Test
    void saysWhichSettingIsMissingWhereALogTellsOfNoStatement() {
        byte[] log = "2026-11-22 07:39:38.693 UTC [14] LOG:  database system is ready to accept connections\n"
                .getBytes(StandardCharsets.UTF_8);

        assertThat(format.matches(MemorySegment.ofArray(log))).isTrue();
        assertThatThrownBy(() -> ReadLog.of(format, log))
                .hasMessage("bytes is a PostgreSQL server log without any duration or plan of a statement: set"
                        + " log_min_duration_statement = 0, or load auto_explain and set"
                        + " auto_explain.log_min_duration = 0, and take a new log.");
    }

    @Test
    void keepsTextsInAnyEncoding() throws Exception {
        byte[] log = "2026-11-22 07:39:38.693 UTC [14] LOG:  duration: 1.000 ms  statement: select 'grün'\n"
                .getBytes(StandardCharsets.UTF_8);

        Trace trace = ReadLog.of(format, log);

        assertThat(trace.text().sql(trace, 0)).isEqualTo("select 'grün'");
        assertThat(trace.cursors().has(0, CursorColumn.SQL_DELTA)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"pg15-serverlog-jsonlog.json", "pg15-serverlog-csvlog.csv", "pg15-serverlog-stderr.log"})
    void readsAFileThatIsCutAnywhere(String file) throws Exception {
        byte[] all = Decoded.sample(file);
        int most = 0;
        for (int length = 0; length < all.length; length += 37) {
            int found = ReadLog.everything(format, Arrays.copyOf(all, length));
            assertThat(found).isBetween(-1, 12);
            assertThat(found).as("after %d bytes", length).isGreaterThanOrEqualTo(most - 1);
            most = Math.max(most, found);
        }
        assertThat(most).isGreaterThanOrEqualTo(11);
    }

    @ParameterizedTest
    @ValueSource(strings = {"pg15-serverlog-jsonlog.json", "pg15-serverlog-csvlog.csv", "pg15-serverlog-stderr.log"})
    void readsWhateverBytesAreFlipped(String file) throws Exception {
        byte[] all = Decoded.sample(file);
        Random random = new Random(11);
        for (int round = 0; round < 300; round++) {
            byte[] damaged = all.clone();
            for (int i = 0; i < 20; i++) {
                damaged[random.nextInt(damaged.length)] = (byte) random.nextInt(256);
            }
            assertThat(ReadLog.everything(format, damaged)).isLessThan(80);
        }
    }
}

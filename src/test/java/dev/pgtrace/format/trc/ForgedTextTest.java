package dev.pgtrace.format.trc;

import static dev.pgtrace.format.trc.Fixture.FOOTER;
import static dev.pgtrace.format.trc.Fixture.HEADER;
import static dev.pgtrace.format.trc.Fixture.end;
import static dev.pgtrace.format.trc.Fixture.exec;
import static dev.pgtrace.format.trc.Fixture.parse;
import static dev.pgtrace.format.trc.Fixture.statement;
import static dev.pgtrace.format.trc.Fixture.stop;
import static dev.pgtrace.format.trc.Fixture.time;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pgtrace.format.TraceFormat;
import dev.pgtrace.model.Dialect;
import dev.pgtrace.model.ExecutionDetail.Bind;
import dev.pgtrace.model.IssueKind;
import dev.pgtrace.model.Trace;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// SQL texts and bind values that contain what the tracer prints.
class ForgedTextTest {
    private static final String OLD = "select '\nPARSE TIME: 0.000123 sec\n' from t";
    private static final String WHOLE_BLOCK = Fixture.expand("""
            select '
            ===

            ===
            PARSE #7
            SQL: select 'forged'
            EXEC #7
            EXEC TIME: ela=9.999999 sec rows=9
            ---
            EXEC STATS: cr=9 pr=9 cpu=9.0 sec elapsed=9.0 sec
            ---
            STAT #7 (per-node execution statistics):
            ---
            -> SEQSCAN  (cost=0.00..1.25 rows=25 width=13) (actual rows=2 loops=3)
            *** Trace ended at 2026-11-22 07:29:02+00
            ***
            *** PostgreSQL Ultimate Trace (forged)
            ---
            PARSE TIME: ela=9.0 sec cpu=0.000 sec (planning)
            ' from t""").strip();

    private static Trace read(String... parts) throws Exception {
        return Reading.of(Fixture.expand(HEADER + String.join("", parts) + FOOTER));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "---",
                "===",
                "PARSE #2\nSQL: x",
                "EXEC #1",
                "---\nEXEC #1",
                "---\nBINDS #1:",
                "*** Trace ended at 2026-11-22",
                "PARSE TIME: ela=0.1 sec cpu=0.000 sec (planning)",
                "---\nPARSE TIME: ela=0.1 sec cpu=0.000 sec (planning)\nPARSE: no",
                "-> SEQSCAN ",
                "===\nPARSE #2\nSQL: x",
                "---\n===\nPARSE #9\nSQL: x"
            })
    void keepsRecordsInsideSqlAsText(String forged) throws Exception {
        String sql = Fixture.expand("select '\n" + forged + "\n' as x").strip();
        Trace trace = read(statement(1, sql), statement(2, "select 2"), stop(3));
        assertThat(trace.text().sql(trace, 0)).isEqualTo(sql);
        assertThat(trace.info().counts().parses()).isEqualTo(3);
        assertThat(trace.info().counts().executions()).isEqualTo(3);
        assertThat(trace.info().issues()).isEmpty();
    }

    @Test
    void keepsAWholeForgedBlockAsTextWhateverTheSegments() throws Exception {
        String text = Fixture.expand(HEADER + statement(1, WHOLE_BLOCK) + statement(2, "select 2") + stop(3) + FOOTER);
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        Trace whole = Reading.of(bytes, Reading.ONE_PIECE);
        assertThat(whole.text().sql(whole, 0)).isEqualTo(WHOLE_BLOCK);
        assertThat(whole.info().counts().execMicros()).isEqualTo(100);
        assertThat(whole.info().sessions()).hasSize(1);
        for (int size = 1; size <= 100; size++) {
            Trace pieces = Reading.of(bytes, new TraceFormat.Options(size, 1 + size % 4));
            assertThat(Reading.dump(pieces)).as("segments of %d", size).isEqualTo(Reading.dump(whole));
        }
    }

    @Test
    void keepsTextThatImitatesAnotherDialect() throws Exception {
        Trace trace = read(statement(1, OLD), statement(2, OLD), stop(3));
        assertThat(trace.info().dialect()).isEqualTo(Dialect.ULTIMATE_5);
        assertThat(trace.text().sql(trace, 0)).isEqualTo(OLD);
        assertThat(trace.text().sql(trace, 1)).isEqualTo(OLD);
    }

    @Test
    void keepsU5RecordsInsideTheTextOfAnOldDialect() throws Exception {
        String sql = Fixture.expand("""
                select '
                ---
                PARSE TIME: ela=9.0 sec cpu=0.000 sec (planning)
                PARSE STATS: cr=9 (catalog blocks read during planning)
                '""").strip();
        Trace trace = read("===\nPARSE #1\nSQL: " + sql + "\nPARSE TIME: 0.000123 sec\n", exec(1), time("0.1", 1));
        assertThat(trace.text().sql(trace, 0)).isEqualTo(sql);
        assertThat(trace.info().counts().parseMicros()).isEqualTo(123);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "x\" oacdef=23",
                "\n---\nEXEC #2\n",
                "a\n  bind 9\nb",
                "\n===\nPARSE #9\nSQL: x",
                "\"",
                "",
                "a\r\nb",
                "\nEXEC STATS: no",
                "\n  bind 0: value=\"a\" oacdef=23"
            })
    void keepsRecordsInsideBindsAsText(String forged) throws Exception {
        String value = forged.isEmpty() ? "" : Fixture.expand(forged).replaceAll("\n$", "");
        Trace trace = read(
                parse(1, "select $1, $2"),
                "---\nBINDS #1:\n  bind 0: value=\"" + value + "\" oacdef=25\n  bind 1: value=\"7\" oacdef=23\n",
                exec(1),
                time("0.000050", 1),
                end(1),
                stop(2));
        assertThat(trace.info().counts().binds()).isEqualTo(2);
        assertThat(trace.text().detail(trace, 0).binds())
                .containsExactly(
                        new Bind(0, Optional.of(value), 25, false, true),
                        new Bind(1, Optional.of("7"), 23, false, true));
        assertThat(trace.info().issues()).isEmpty();
    }

    @Test
    void takesTheRecordGluedToACutText() throws Exception {
        String sql = "select " + "x".repeat(8191 - "SQL: select ".length());
        String text =
                Fixture.expand(HEADER + statement(1, sql) + stop(2) + FOOTER).replace(sql + "\n", sql);
        Trace trace = Reading.of(text);
        assertThat(trace.text().sql(trace, 0)).isEqualTo(sql);
        assertThat(trace.info().counts().plans()).isEqualTo(1);
        assertThat(trace.info().issues()).extracting(issue -> issue.kind()).containsExactly(IssueKind.SQL_TRUNCATED);
    }

    @Test
    void takesTheRecordGluedToACutBind() throws Exception {
        String value = "y".repeat(8191 - "  bind 0: value=\"".length());
        String text = Fixture.expand(HEADER
                        + parse(1, "select $1")
                        + "---\nBINDS #1:\n  bind 0: value=\"" + value + "\n"
                        + exec(1)
                        + time("0.000050", 1)
                        + end(1)
                        + stop(2)
                        + FOOTER)
                .replace(value + "\n", value);
        Trace trace = Reading.of(text);
        assertThat(trace.text().detail(trace, 0).binds())
                .containsExactly(new Bind(0, Optional.of(value), -1, true, true));
        assertThat(trace.info().counts().executions()).isEqualTo(2);
    }
}

package dev.pgtrace.analysis.filter;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pgtrace.analysis.ExecutionSet;
import dev.pgtrace.app.OpenTrace;
import dev.pgtrace.base.task.CancelToken;
import dev.pgtrace.model.Trace;
import dev.pgtrace.traces.RealTraces;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class BindScreenTest {
    private static final String DASHES = "-".repeat(69);

    @TempDir
    private Path folder = Path.of("");

    @Test
    void passesWholeValuesOnly() throws Exception {
        try (OpenTrace.Opened opened =
                RealTraces.open(trace("4711", "47110", "14711", "x4711", "a=4711", "say \"4711"))) {
            assertThat(passing(opened.trace(), FilterOperator.EQUAL, "4711")).containsExactly(0, 1, 4, 5);
            assertThat(chosen(opened.trace(), "bind = 4711")).containsExactly(0);
            assertThat(chosen(opened.trace(), "bind ~ 4711")).containsExactly(0, 1, 2, 3, 4, 5);
        }
    }

    @Test
    void passesNothingForWhatStandsInTheHeading() throws Exception {
        try (OpenTrace.Opened opened = RealTraces.open(trace("a", "b", "c1", "1"))) {
            assertThat(passing(opened.trace(), FilterOperator.CONTAINS, "#1")).isEmpty();
            assertThat(passing(opened.trace(), FilterOperator.EQUAL, "1")).containsExactly(3);
        }
    }

    @Test
    void passesOtherLettersThatMayBeTheSame() throws Exception {
        try (OpenTrace.Opened opened = RealTraces.open(trace("ta\u017fk", "tas\u212a", "größe", "TASK"))) {
            assertThat(chosen(opened.trace(), "bind = task")).containsExactly(0, 1, 3);
            assertThat(chosen(opened.trace(), "bind ~ task")).containsExactly(1, 3);
            assertThat(passing(opened.trace(), FilterOperator.CONTAINS, "gr")).containsExactly(2);
        }
    }

    @Test
    void knowsAllLettersThatOthersAreTheSameAs() {
        BitSet kin = new BitSet();
        for (int other = 0x80; other <= Character.MAX_CODE_POINT; other++) {
            int upper = Character.toUpperCase(other); // as String.equalsIgnoreCase does
            kin.set(upper);
            kin.set(Character.toLowerCase(upper));
            Character.toString(other).toLowerCase(Locale.ROOT).chars().forEach(kin::set);
        }
        assertThat(kin.stream().takeWhile(letter -> letter < 0x80).mapToObj(Character::toString))
                .containsExactlyInAnyOrder("I", "S", "i", "k", "s");
        assertThat("iIkKsS").isEqualTo(BindScreen.WITH_KIN);
    }

    /// An execution for each value.
    private Path trace(String... values) throws Exception {
        StringBuilder text = new StringBuilder("""
                ***********************************************************************
                *** PostgreSQL Ultimate Trace (Oracle 10046-style + per-block I/O)
                *** PID: 4242
                *** Start: 2026-01-01 00:00:00.000000+00
                *** File: /tmp/pg_trace_4242_1767225600.trc
                *** track_io_timing: ON
                *** OS cache threshold: 500 microseconds
                ***********************************************************************
                """);
        for (int i = 1; i <= values.length; i++) {
            text.append("""

                    =====================================================================
                    PARSE #%1$d
                    SQL: select * from customers where c_id = $1
                    %3$s
                    PARSE TIME: ela=0.000415 sec cpu=0.000 sec (planning)
                    PARSE STATS: cr=118 (catalog blocks read during planning)
                    %3$s
                    BINDS #%1$d:
                      bind 0: value="%2$s" oacdef=25
                    %3$s
                    EXEC #%1$d
                    EXEC TIME: ela=0.000545 sec rows=1
                    %3$s
                    EXEC STATS: cr=0 pr=3 cpu=0.000206 sec elapsed=0.000206 sec
                    =====================================================================
                    """.formatted(i, values[i - 1], DASHES));
        }
        return Files.writeString(folder.resolve("binds.trc"), text);
    }

    private static List<Integer> passing(Trace trace, FilterOperator operator, String value) throws Exception {
        BindScreen screen = BindScreen.of(trace, operator, value).orElseThrow();
        List<Integer> passing = new ArrayList<>();
        for (int execution = 0; execution < trace.executions().size(); execution++) {
            if (screen.mayPass(execution)) {
                passing.add(execution);
            }
        }
        return passing;
    }

    private static List<Integer> chosen(Trace trace, String filter) throws Exception {
        ExecutionSet chosen = FilterExpression.parse(filter).compile(trace).select(new CancelToken());
        List<Integer> rows = new ArrayList<>();
        for (int row = chosen.next(0); row >= 0; row = chosen.next(row + 1)) {
            rows.add(row);
        }
        return rows;
    }
}

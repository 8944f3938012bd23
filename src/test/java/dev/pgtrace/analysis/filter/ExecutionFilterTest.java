package dev.pgtrace.analysis.filter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.pgtrace.analysis.ExecutionSet;
import dev.pgtrace.analysis.SmallTrace;
import dev.pgtrace.base.TraceException;
import dev.pgtrace.base.task.CancelToken;
import dev.pgtrace.model.ExecutionColumn;
import dev.pgtrace.model.ExecutionFlag;
import dev.pgtrace.model.NodeColumn;
import dev.pgtrace.model.StatementColumn;
import dev.pgtrace.model.Trace;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ExecutionFilterTest {
    private final SmallTrace text = new SmallTrace();
    private final Trace trace = sample(text);

    /// Five executions:
    ///
    /// | row | cursor | what |
    /// |---|---|---|
    /// | 0 | 1 | looks up an order by literal, 12 ms |
    /// | 1 | 2 | the same statement with another literal, 0.9 ms |
    /// | 2 | 3 | joins with three binds, 2 min, slow disk |
    /// | 3 | 4 | failed inside execution 2, unfinished |
    /// | 4 | 5 | EXPLAIN |
    private static Trace sample(SmallTrace trace) {
        int one = trace.execute(trace.parse(1, "select * from Orders where id = 4711"));
        trace.set(one, ExecutionColumn.ELAPSED_MICROS, 12_000)
                .set(one, ExecutionColumn.CPU_MICROS, 250)
                .set(one, ExecutionColumn.ROWS, 1)
                .set(one, ExecutionColumn.HIT_BLOCKS, 3)
                .set(one, ExecutionColumn.READ_BLOCKS, 0)
                .plan(one, "INDEXSCAN orders orders_pkey");
        int two = trace.execute(trace.parse(2, "select * from orders where id = 4712 -- again"));
        trace.set(two, ExecutionColumn.ELAPSED_MICROS, 900)
                .set(two, ExecutionColumn.CPU_MICROS, 900)
                .set(two, ExecutionColumn.ROWS, 0)
                .set(two, ExecutionColumn.HIT_BLOCKS, 3)
                .set(two, ExecutionColumn.READ_BLOCKS, 0)
                .plan(two, "INDEXSCAN orders orders_pkey");
        int three = trace.execute(trace.parse(3, "select count(*) from items, orders where a = $1"), "1", "2", "3");
        trace.set(three, ExecutionColumn.ELAPSED_MICROS, 120_000_000)
                .set(three, ExecutionColumn.ROWS, 1)
                .set(three, ExecutionColumn.HIT_BLOCKS, 20_000)
                .set(three, ExecutionColumn.READ_BLOCKS, 10)
                .plan(three, "NESTLOOP", "SEQSCAN items", "INDEXSCAN orders orders_customer")
                .node(three, NodeColumn.READ_BLOCKS, 10)
                .node(three, NodeColumn.READ_MICROS, 100_000);
        int four = trace.execute(trace.parse(4, "update größe set x = 1"));
        trace.set(four, ExecutionColumn.PARENT, three)
                .flag(four, ExecutionFlag.INCOMPLETE)
                .flag(four, ExecutionFlag.ERROR);
        int five = trace.execute(trace.parse(5, "explain select 1"));
        trace.flag(five, ExecutionFlag.NO_RUN).plan(five, "RESULT");
        return trace.trace();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            ``                                       | 0 1 2 3 4
            elapsed > 10ms                           | 0 2
            elapsed>=12ms                            | 0 2
            elapsed < 1 ms                           | 1
            elapsed = 2min                           | 2
            elapsed = 0.9ms                          | 1
            elapsed > 0                              | 0 1 2
            elapsed != 900us                         | 0 2
            not elapsed > 10ms                       | 1
            cpu = 250µs or cpu = 900us               | 0 1
            rows = 0                                 | 1
            rows < 1                                 | 1
            hit >= 20k                               | 2
            hit = 20_000                             | 2
            read > 0                                 | 2
            tier3 > 5                                | 2
            tier2 = 1 and read = 10                  | 2
            tier2 > 5                                |
            binds = 3                                | 2
            binds = 0                                | 0 1 3 4
            id = 4                                   | 3
            #4                                       | 3
            id <= 2                                  | 0 1
            sql ~ orders                             | 0 1 2
            orders                                   | 0 1 2
            'FROM orders WHERE'                      | 0 1
            'where id = ?'                           | 0 1
            "id = 4712"                              | 1
            sql ~ '-- AGAIN'                         | 1
            größe                                    | 3
            nowhere                                  |
            table = orders                           | 0 1 2
            table = ORDERS                           | 0 1 2
            table = order                            |
            table ~ item                             | 2
            table != orders                          | 4
            index = orders_pkey                      | 0 1
            index ~ _                                | 0 1 2
            node = 'seq scan'                        | 2
            node = 'Index Scan'                      | 0 1 2
            node = INDEXSCAN                         | 0 1 2
            node = 'Index Scan using orders_pkey on orders' | 0 1
            node ~ 'using orders_customer'           | 2
            node = Index                             |
            incomplete                               | 3
            nested                                   | 3
            error                                    | 3
            planonly                                 | 4
            not (error or planonly)                  | 0 1 2
            orders and not table = items             | 0 1
            orders not table = items                 | 0 1
            elapsed > 10ms rows = 1 binds = 0        | 0
            error or planonly and id = 5             | 3 4
            (error or planonly) and id = 5           | 4
            NOT NOT Error OR #1                      | 0 3
            elapsed is missing                       | 3 4
            elapsed is not missing and rows = 1      | 0 2
            cpu is missing                           | 2 3 4
            cpu > 1us or not cpu > 1us               | 0 1
            cpu > 1us or rows = 1                    | 0 1 2
            not (cpu > 1us and rows = 1)             | 1
            table is missing                         | 3
            index is missing                         | 3
            table in (items, 'größe')                | 2
            id in (1, 3, 4)                          | 0 2 3
            id not in (1,3,4)                        | 1 4
            table not in (items)                     | 0 1 4
            read >= 80kB                             | 2
            read = 10 blocks                         | 2
            read = 80 kB                             | 2
            hit > 20kB                               | 0 1 2
            sql like 'select %items%'                | 2
            sql like 'select * from orders where id = 471_' | 0
            sql not like 'select%'                   | 3 4
            sql = 'explain select 1'                 | 4
            index like 'ORDERS\\_%'                 | 0 1 2
            index like 'orders_'                     |
            command = UPDATE                         | 3
            command in (explain, update)             | 3 4
            calls = 2                                | 0 1
            max >= 12ms and calls = 2                | 0 1
            p95 is missing                           | 3 4
            share > 50%                              | 2
            share < 0.1%                             | 0 1 3 4
            self > 1min                              | 2
            flagged                                  |
            $2 = '2'                                 | 2
            $1 = '2'                                 |
            bind in (3, 4)                           | 2
            bind is missing                          | 0 1 3 4
            shape is missing                         | 3
            """)
    void letsThrough(String expression, String rows) throws TraceException {
        ExecutionSet chosen = FilterExpression.parse(expression).compile(trace).select(new CancelToken());

        assertThat(rows(chosen)).isEqualTo(rows == null ? "" : rows);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            pid = 4471                               | 0 1
            pid > 4471                               | 2
            user = webapp                            | 0 1
            user != webapp                           | 2
            database ~ SHOP                          | 0 1 2
            application ~ batch                      | 2
            depth = 0                                | 0 2
            depth > 0                                | 1
            nested                                   | 1
            queryid = -42                            | 2
            queryid ~ 17                             | 0
            sqlstate = 40p01                         | 2
            sqlstate ~ 40                            | 2
            start >= 09:14:10 and start < 09:14:11   | 0
            at > '2026-11-22 09:14:11'               | 2
            start > 2026-11-23                       |
            """)
    void letsThroughByWhatRecordingsTell(String expression, String rows) throws TraceException {
        SmallTrace small = new SmallTrace().recorded(Map.of()).backend(4471, "webapp", "checkout");
        int one = small.execute(small.parse(1, "select 1"));
        small.set(one, ExecutionColumn.START_MICROS, SmallTrace.START + 200_000)
                .set(one, ExecutionColumn.QUERY_ID, 4171)
                .set(one, ExecutionColumn.DEPTH, 0);
        int two = small.execute(small.parse(2, "select 2"));
        small.set(two, ExecutionColumn.DEPTH, 1).backend(4493, "batch", "nightly batch");
        int three = small.execute(small.parse(3, "select 3"));
        small.set(three, ExecutionColumn.START_MICROS, SmallTrace.START + 1_500_000)
                .set(three, ExecutionColumn.QUERY_ID, -42)
                .set(three, ExecutionColumn.DEPTH, 0)
                .fails(three, "40P01");

        ExecutionSet chosen =
                FilterExpression.parse(expression).compile(small.trace()).select(new CancelToken());

        assertThat(rows(chosen)).isEqualTo(rows == null ? "" : rows);
    }

    @Test
    void findsFingerprint() throws TraceException {
        String fingerprint = "%016x".formatted(trace.statements().get(0, StatementColumn.FINGERPRINT));

        assertThat(rows(select("fingerprint = " + fingerprint))).isEqualTo("0 1");
        assertThat(rows(select("fingerprint ~ " + fingerprint.substring(3, 9)))).isEqualTo("0 1");
        assertThat(rows(select("fingerprint != " + fingerprint))).isEqualTo("2 3 4");
    }

    @Test
    void comparesFalseFiguresAsMissing() throws TraceException {
        SmallTrace small = new SmallTrace();
        int execution = small.execute(small.parse(1, "select 1"));
        small.set(execution, ExecutionColumn.ELAPSED_MICROS, 754_488_566_678_009L)
                .set(execution, ExecutionColumn.HIT_BLOCKS, 99)
                .flag(execution, ExecutionFlag.GARBAGE_ELAPSED);

        assertThat(FilterExpression.parse("elapsed > 1h or hit > 1")
                        .compile(small.trace())
                        .test(execution))
                .isFalse();
    }

    @Test
    void looksThroughTextsOfAnyLength() throws TraceException {
        SmallTrace small = new SmallTrace();
        for (int length : new int[] {10, 5_000, 20, 300, 257, 256, 70_000, 1}) {
            small.execute(small.parse(1, "select '" + "x".repeat(length) + "needle'"));
        }

        assertThat(FilterExpression.parse("needle")
                        .compile(small.trace())
                        .select(new CancelToken())
                        .isAll())
                .isTrue();
    }

    @Test
    void surfacesClosedTrace() throws TraceException {
        ExecutionFilter filter = FilterExpression.parse("sql ~ orders").compile(trace);
        text.close();

        assertThatExceptionOfType(TraceException.class)
                .isThrownBy(() -> filter.select(new CancelToken()))
                .extracting(TraceException::kind)
                .isEqualTo(TraceException.Kind.CLOSED);
    }

    @Test
    void stopsWhenCancelled() throws TraceException {
        CancelToken cancel = new CancelToken();
        cancel.cancel();
        ExecutionFilter filter = FilterExpression.parse("rows = 1").compile(trace);

        assertThatExceptionOfType(CancellationException.class).isThrownBy(() -> filter.select(cancel));
    }

    @Test
    void joinsChipsByAnd() throws TraceException {
        FilterExpression chips = FilterExpression.allOf(List.of(
                FilterExpression.parse("#1 or #3"),
                FilterExpression.everything(),
                FilterExpression.parse("table = items or error")));

        assertThat(rows(chips.compile(trace).select(new CancelToken()))).isEqualTo("2");
        assertThat(chips.text()).isEqualTo("(#1 or #3) and (table = items or error)");
        assertThat(rows(select(chips.text()))).isEqualTo("2");
        assertThat(FilterExpression.allOf(List.of()).isEverything()).isTrue();
    }

    private ExecutionSet select(String expression) throws TraceException {
        return FilterExpression.parse(expression).compile(trace).select(new CancelToken());
    }

    private static String rows(ExecutionSet set) {
        List<String> rows = new ArrayList<>();
        for (int e = set.next(0); e >= 0; e = set.next(e + 1)) {
            rows.add(Integer.toString(e));
        }
        return String.join(" ", rows);
    }
}

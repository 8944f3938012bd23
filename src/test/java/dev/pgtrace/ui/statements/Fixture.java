package dev.pgtrace.ui.statements;

import dev.pgtrace.analysis.SmallTrace;
import dev.pgtrace.model.ExecutionColumn;
import dev.pgtrace.model.NodeColumn;
import dev.pgtrace.model.Trace;

/// Traces made by hand.
final class Fixture {
    private Fixture() {}

    /// Three statements: a query run five times (cursor #1) with a plan, an update run once (#2), and a function
    /// call (#3) that ran the update inside (#4).
    ///
    /// Executions in file order: 0 to 4 of the query with 10, 50, 20, 40, 30 ms; 5 the update with 5 ms; 6 the call
    /// with 100 ms; 7 the update in it with 60 ms.
    static Trace shop() {
        SmallTrace trace = new SmallTrace();
        int query = trace.parse(1, "select * from orders where id = $1");
        long[] millis = {10, 50, 20, 40, 30};
        for (int i = 0; i < millis.length; i++) {
            int execution = trace.execute(query, Integer.toString(100 + i), "it's");
            run(trace, execution, millis[i] * 1_000, i + 1);
            trace.plan(execution, "LIMIT", "SEQSCAN orders");
            trace.node(execution, NodeColumn.TOTAL_MICROS, millis[i] * 900);
            trace.node(execution, NodeColumn.ROWS, 300);
            trace.node(execution, NodeColumn.PLANNED_ROWS, 10);
        }
        run(trace, trace.execute(trace.parse(2, "update stock set n = n - 1 where id = 7")), 5_000, 1);
        int call = trace.execute(trace.parse(3, "select fill_order(1)"));
        run(trace, call, 100_000, 1);
        int nested = trace.execute(trace.parse(4, "update stock set n = n - 1 where id = 8"));
        run(trace, nested, 60_000, 1);
        trace.set(nested, ExecutionColumn.PARENT, call);
        return trace.trace();
    }

    /// One statement with so many executions of rising time, then one more statement.
    static Trace many(int executions) {
        SmallTrace trace = new SmallTrace();
        int query = trace.parse(1, "select * from big where id = $1");
        for (int i = 0; i < executions; i++) {
            int execution = trace.execute(query);
            run(trace, execution, 100 + (i * 7919L) % 1_000_003, 1);
        }
        run(trace, trace.execute(trace.parse(2, "select 1")), 10, 1);
        return trace.trace();
    }

    private static void run(SmallTrace trace, int execution, long micros, long rows) {
        trace.set(execution, ExecutionColumn.ELAPSED_MICROS, micros)
                .set(execution, ExecutionColumn.CPU_MICROS, micros / 2)
                .set(execution, ExecutionColumn.HIT_BLOCKS, 9)
                .set(execution, ExecutionColumn.READ_BLOCKS, 1)
                .set(execution, ExecutionColumn.ROWS, rows);
    }
}

package dev.pgtrace.analysis.compare;

import dev.pgtrace.analysis.ExecutionSet;
import dev.pgtrace.model.CursorColumn;
import dev.pgtrace.model.ExecutionColumn;
import dev.pgtrace.model.TableReader;
import dev.pgtrace.model.Trace;
import java.util.BitSet;
import java.util.function.IntPredicate;

/// Choices of executions to compare.
public final class ExecutionChoice {
    private ExecutionChoice() {}

    /// The executions that began in a window of the trace's clock, which [#hasClock] tells of.
    ///
    /// @param fromMicros the first microsecond
    /// @param toMicros   the first one after it
    public static ExecutionSet window(Trace trace, long fromMicros, long toMicros) {
        TableReader<ExecutionColumn> executions = new TableReader<>(trace.executions());
        return where(trace, e -> {
            long start = executions.get(e, ExecutionColumn.START_MICROS);
            return start >= fromMicros && start < toMicros;
        });
    }

    /// The executions of a statement, by its row in the table of statements.
    public static ExecutionSet statement(Trace trace, int statement) {
        TableReader<ExecutionColumn> executions = new TableReader<>(trace.executions());
        TableReader<CursorColumn> cursors = new TableReader<>(trace.cursors());
        return where(trace, e -> {
            int cursor = (int) executions.get(e, ExecutionColumn.CURSOR);
            return cursor >= 0 && cursors.get(cursor, CursorColumn.STATEMENT) == statement;
        });
    }

    /// One execution.
    public static ExecutionSet execution(Trace trace, int execution) {
        return where(trace, e -> e == execution);
    }

    /// Whether the trace says when its executions began.
    public static boolean hasClock(Trace trace) {
        TableReader<ExecutionColumn> executions = new TableReader<>(trace.executions());
        for (int e = 0; e < executions.size(); e++) {
            if (executions.get(e, ExecutionColumn.START_MICROS) >= 0) {
                return true;
            }
        }
        return false;
    }

    private static ExecutionSet where(Trace trace, IntPredicate chosen) {
        int size = trace.executions().size();
        BitSet bits = new BitSet(size);
        for (int e = 0; e < size; e++) {
            if (chosen.test(e)) {
                bits.set(e);
            }
        }
        return ExecutionSet.of(bits, size);
    }
}

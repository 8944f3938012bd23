package dev.pgtrace.analysis;

import dev.pgtrace.model.ExecutionColumn;
import dev.pgtrace.model.Table;
import dev.pgtrace.model.TableReader;
import dev.pgtrace.model.Trace;

/// From when to when executions ran, planning included, by the trace's clock. One without a time stamp is where the one
/// around it is, else where the clocked one before it was.
final class Spans {
    private final TableReader<ExecutionColumn> executions;
    private final Nesting nesting;
    private final Trust trust;
    private long first = Long.MAX_VALUE;
    private long last = Long.MIN_VALUE;
    private long latest = Table.MISSING;

    Spans(Trace trace, ExecutionSet selection, Nesting nesting, Trust trust) {
        this.executions = new TableReader<>(trace.executions());
        this.nesting = nesting;
        this.trust = trust;
        for (int e = selection.next(0); e >= 0; e = selection.next(e + 1)) {
            long start = executions.get(e, ExecutionColumn.START_MICROS);
            if (start >= 0) {
                first = Math.min(first, start);
                last = Math.max(last, start + length(e));
            }
        }
        latest = first;
    }

    boolean isClocked() {
        return first <= last;
    }

    long firstMicros() {
        return first;
    }

    long lastMicros() {
        return last;
    }

    long start(int execution) {
        long start = executions.get(execution, ExecutionColumn.START_MICROS);
        int around = nesting.parents().of(execution);
        if (start < 0 && around >= 0) {
            start = executions.get(around, ExecutionColumn.START_MICROS);
        }
        if (start >= 0) {
            latest = start;
        }
        return start >= 0 ? start : latest;
    }

    long end(int execution) {
        return start(execution) + length(execution);
    }

    private long length(int execution) {
        return Math.max(0, trust.elapsed(execution))
                + Math.max(0, nesting.planning().micros(execution));
    }
}

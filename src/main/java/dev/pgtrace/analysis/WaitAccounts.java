package dev.pgtrace.analysis;

import dev.pgtrace.model.Component;
import dev.pgtrace.model.ExecutionColumn;
import dev.pgtrace.model.NodeColumn;
import dev.pgtrace.model.Table;
import dev.pgtrace.model.TableReader;
import dev.pgtrace.model.Trace;
import dev.pgtrace.model.WaitColumn;
import org.jspecify.annotations.Nullable;

/// The waits of executions and what they count for. A sampled wait is an estimate, and gives way where the same time
/// is known better: of reads where they were timed, of a component that was timed in the same execution.
final class WaitAccounts {
    private static final int NONE = -1;
    private static final Component[] COMPONENTS = Component.values();

    private final TableReader<WaitColumn> waits;
    private final TableReader<ExecutionColumn> executions;
    private final Table<NodeColumn> nodes;
    private final RowValues lastWait;
    private final RowValues waitBefore;
    /// Components timed in each execution, as bits; null where nothing was sampled.
    private final @Nullable RowValues timed;

    WaitAccounts(Trace trace, TableReader<ExecutionColumn> executions) {
        this.waits = new TableReader<>(trace.waits());
        this.executions = executions;
        this.nodes = trace.nodes();
        this.lastWait = new RowValues(waits.size() == 0 ? 0 : executions.size(), NONE);
        this.waitBefore = new RowValues(waits.size(), NONE);
        boolean sampled = false;
        for (int wait = 0; wait < waits.size(); wait++) {
            sampled |= isSampled(wait);
            int execution = execution(wait);
            if (execution >= 0 && !isBetweenCalls(wait)) {
                waitBefore.set(wait, lastWait.get(execution));
                lastWait.set(execution, wait);
            }
        }
        timed = sampled ? timed() : null;
    }

    /// The same, for another thread.
    private WaitAccounts(Trace trace, TableReader<ExecutionColumn> executions, WaitAccounts same) {
        this.waits = new TableReader<>(trace.waits());
        this.executions = executions;
        this.nodes = same.nodes;
        this.lastWait = same.lastWait;
        this.waitBefore = same.waitBefore;
        this.timed = same.timed;
    }

    WaitAccounts alike(Trace trace, TableReader<ExecutionColumn> reader) {
        return new WaitAccounts(trace, reader, this);
    }

    /// Adds the waits inside an execution's calls.
    void add(int execution, Tally into) {
        for (int wait = last(execution); wait >= 0; wait = (int) waitBefore.get(wait)) {
            if (counts(wait)) {
                into.add(part(wait), micros(wait));
            }
        }
    }

    int size() {
        return waits.size();
    }

    /// Row of the execution that a wait is inside of or after, or -1.
    int execution(int wait) {
        int execution = (int) waits.get(wait, WaitColumn.EXECUTION);
        return execution < executions.size() ? execution : NONE;
    }

    boolean isBetweenCalls(int wait) {
        return waits.get(wait, WaitColumn.BETWEEN_CALLS) == 1;
    }

    /// Whether it is inside a call, which may be of no execution.
    boolean isInCall(int wait) {
        return !isBetweenCalls(wait) && waits.get(wait, WaitColumn.CALL) != Table.MISSING;
    }

    boolean isSampled(int wait) {
        return waits.get(wait, WaitColumn.SAMPLES) != Table.MISSING;
    }

    Component component(int wait) {
        return COMPONENTS[(int) waits.orZero(wait, WaitColumn.COMPONENT)];
    }

    long micros(int wait) {
        return waits.orZero(wait, WaitColumn.ELAPSED_MICROS);
    }

    Tally.Part part(int wait) {
        return isSampled(wait) ? Tally.Part.sampled(component(wait)) : Tally.Part.of(component(wait));
    }

    /// Whether a wait goes into sums.
    boolean counts(int wait) {
        int execution = execution(wait);
        if (timed == null || execution < 0 || !isSampled(wait) || isBetweenCalls(wait)) {
            return true;
        }
        Component component = component(wait);
        boolean read =
                component == Component.READS_UNSPLIT || component == Component.TIER2 || component == Component.TIER3;
        if (component == Component.CPU || (read && readsAreTimed(execution))) {
            return false;
        }
        if (component == Component.TEMP_IO && executions.get(execution, ExecutionColumn.TEMP_MICROS) != Table.MISSING) {
            return false;
        }
        return (timed.get(execution) & bit(component)) == 0;
    }

    private int last(int execution) {
        return waits.size() == 0 ? NONE : (int) lastWait.get(execution);
    }

    private boolean readsAreTimed(int execution) {
        if (executions.get(execution, ExecutionColumn.READ_MICROS) != Table.MISSING) {
            return true;
        }
        long first = executions.get(execution, ExecutionColumn.FIRST_NODE);
        return first >= 0 && nodes.get((int) first, NodeColumn.READ_MICROS) != Table.MISSING;
    }

    private RowValues timed() {
        RowValues bits = new RowValues(executions.size(), 0);
        for (int wait = 0; wait < size(); wait++) {
            int execution = execution(wait);
            if (execution >= 0 && !isSampled(wait)) {
                bits.set(execution, bits.get(execution) | bit(component(wait)));
            }
        }
        return bits;
    }

    private static long bit(Component component) {
        return 1L << component.ordinal();
    }
}

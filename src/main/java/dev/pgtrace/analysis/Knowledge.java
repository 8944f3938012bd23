package dev.pgtrace.analysis;

import dev.pgtrace.model.CaptureRoute;
import dev.pgtrace.model.Component;
import dev.pgtrace.model.Dialect;
import dev.pgtrace.model.ExecutionColumn;
import dev.pgtrace.model.Recording;
import dev.pgtrace.model.TableReader;
import dev.pgtrace.model.Trace;
import dev.pgtrace.model.WaitColumn;
import java.util.EnumSet;
import java.util.Set;

/// What a trace can tell at all, from what is in it and how it was recorded: the difference between nothing and not
/// known.
final class Knowledge {
    private static final Set<Component> WAITS = EnumSet.of(
            Component.TEMP_IO, Component.WAL_WRITES, Component.LOCK_WAITS, Component.OTHER_WAITS, Component.CLIENT);

    /// By component.
    private final boolean[] missing = new boolean[Component.values().length];

    Knowledge(Trace trace, Backends backends) {
        for (Component component : missing(trace, backends)) {
            missing[component.ordinal()] = true;
        }
    }

    private static Set<Component> missing(Trace trace, Backends backends) {
        if (trace.info().dialect() == Dialect.ORACLE_10046) {
            return Set.of(); // every wait is an event of that format, so none means that nothing waited
        }
        EnumSet<Component> missing = EnumSet.copyOf(WAITS);
        if (backends.tellClient()) {
            missing.remove(Component.CLIENT);
        }
        if (trace.info().recording().filter(Knowledge::logsLockWaits).isPresent()) {
            missing.remove(Component.LOCK_WAITS);
        }
        if (trace.info().recording().filter(Knowledge::isCaptured).isPresent() && tempIsKnown(trace)) {
            missing.remove(Component.TEMP_IO);
        }
        TableReader<WaitColumn> waits = new TableReader<>(trace.waits());
        for (int w = 0; w < waits.size(); w++) {
            if (waits.get(w, WaitColumn.SAMPLES) >= 0) {
                missing.remove(Component.LOCK_WAITS);
                missing.remove(Component.OTHER_WAITS);
                missing.remove(Component.WAL_WRITES);
                break;
            }
        }
        return missing;
    }

    boolean isMissing(Component component) {
        return missing[component.ordinal()];
    }

    /// Of what somebody else wrote nobody knows whether the server told everything.
    private static boolean isCaptured(Recording recording) {
        return recording.route() != CaptureRoute.FILE;
    }

    private static boolean logsLockWaits(Recording recording) {
        return "on".equals(recording.settings().get("log_lock_waits"));
    }

    /// Whether every execution either timed its temporary files or had none.
    private static boolean tempIsKnown(Trace trace) {
        TableReader<ExecutionColumn> executions = new TableReader<>(trace.executions());
        boolean told = false;
        for (int e = 0; e < executions.size(); e++) {
            long blocks = executions.orZero(e, ExecutionColumn.TEMP_READ_BLOCKS)
                    + executions.orZero(e, ExecutionColumn.TEMP_WRITTEN_BLOCKS);
            boolean timed = executions.get(e, ExecutionColumn.TEMP_MICROS) >= 0;
            if (blocks > 0 && !timed) {
                return false;
            }
            told |= timed || executions.get(e, ExecutionColumn.TEMP_READ_BLOCKS) >= 0;
        }
        return told;
    }
}

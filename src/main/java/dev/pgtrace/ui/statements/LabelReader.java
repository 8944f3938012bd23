package dev.pgtrace.ui.statements;

import dev.pgtrace.base.TraceException;
import dev.pgtrace.base.task.CancelToken;
import dev.pgtrace.model.Trace;
import dev.pgtrace.ui.kit.Messages;
import dev.pgtrace.ui.kit.task.BackgroundTask;
import dev.pgtrace.ui.kit.task.TaskRunner;
import dev.pgtrace.ui.kit.task.TaskSlot;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Reads the texts of the rows that are in sight, one batch after the other, off the window's thread.
final class LabelReader {
    private static final int BATCH = 64;

    private record Wanted(Branch branch, Row row) {}

    private record Read(Branch branch, RowLabel label) {}

    private final TaskRunner runner;
    private final TaskSlot slot = new TaskSlot();
    private final Set<Branch> wanted = new LinkedHashSet<>();
    private @Nullable Trace newest;

    LabelReader(TaskRunner runner) {
        this.runner = runner;
    }

    /// A row came in sight.
    void want(Trace trace, Branch branch) {
        newest = trace;
        if (branch.needsLabel() && wanted.add(branch) && !slot.isBusy()) {
            next(trace);
        }
    }

    private void next(Trace trace) {
        List<Wanted> batch = new ArrayList<>();
        // The newest first: what was scrolled past can wait.
        List<Branch> latest = List.copyOf(wanted).reversed();
        for (Branch branch : latest.subList(0, Math.min(BATCH, latest.size()))) {
            wanted.remove(branch);
            batch.add(new Wanted(branch, branch.row()));
        }
        BackgroundTask.of((progress, cancel) -> read(trace, batch, cancel))
                .onSuccess(read -> {
                    if (isNewest(trace)) {
                        read.forEach(one -> one.branch().setLabel(one.label()));
                    } else {
                        again(batch);
                    }
                })
                .onFailure(fault -> {
                    if (isNewest(trace)) {
                        batch.forEach(one -> one.branch().setLabel(unreadable(one.row(), fault)));
                    } else {
                        again(batch);
                    }
                })
                .onFinished(() -> {
                    Trace now = newest;
                    if (!wanted.isEmpty() && now != null) {
                        next(now);
                    }
                })
                .start(runner, slot);
    }

    /// The file was opened anew meanwhile: what was read of it before is not what it says now.
    private void again(List<Wanted> batch) {
        batch.stream().map(Wanted::branch).filter(Branch::needsLabel).forEach(wanted::add);
    }

    @SuppressWarnings(
            "ReferenceEquality") // snapshots of a trace that grows share the text, another opening has its own
    private boolean isNewest(Trace trace) {
        return newest != null && newest.text() == trace.text();
    }

    private static List<Read> read(Trace trace, List<Wanted> batch, CancelToken cancel) throws TraceException {
        List<Read> read = new ArrayList<>(batch.size());
        for (Wanted one : batch) {
            cancel.check();
            read.add(new Read(one.branch(), Labels.read(trace, one.row())));
        }
        return read;
    }

    private static RowLabel unreadable(Row row, Throwable fault) {
        List<RowLabel.Run> runs = new ArrayList<>(Labels.quick(row).runs());
        String reason = fault.getMessage() == null ? fault.getClass().getSimpleName() : fault.getMessage();
        runs.add(new RowLabel.Run(" " + Messages.get("statements.row.unreadable", reason), RowLabel.Style.WARN));
        return new RowLabel(runs, Labels.quick(row).badges());
    }
}

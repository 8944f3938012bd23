package dev.pgtrace.ui.raw;

import dev.pgtrace.analysis.TraceAnalysis;
import dev.pgtrace.base.TraceException;
import dev.pgtrace.model.CursorColumn;
import dev.pgtrace.model.ExecutionColumn;
import dev.pgtrace.model.ExecutionDetail;
import dev.pgtrace.model.StatementColumn;
import dev.pgtrace.model.Trace;
import dev.pgtrace.ui.kit.Selection;
import dev.pgtrace.ui.kit.TraceContext;
import dev.pgtrace.ui.kit.task.BackgroundTask;
import dev.pgtrace.ui.kit.task.TaskSlot;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/// Which bytes of the file belong to what is selected. Knows no scene.
final class RawViewModel {
    /// @param title what is selected, or the empty text
    /// @param from  first byte of its record
    /// @param to    behind its last byte
    /// @param line  a place in the line that matters most
    record Place(String title, long from, long to, long line) {
        static final Place NONE = new Place("", 0, 0, -1);
    }

    private final TraceContext context;
    private final TaskSlot slot = new TaskSlot();
    private final TaskSlot countSlot = new TaskSlot();
    private final ReadOnlyObjectWrapper<Place> place = new ReadOnlyObjectWrapper<>(this, "place", Place.NONE);
    private final ReadOnlyObjectWrapper<Optional<Trace>> trace =
            new ReadOnlyObjectWrapper<>(this, "trace", Optional.empty());

    RawViewModel(TraceContext context) {
        this.context = context;
        context.analysisProperty().addListener((observable, before, now) -> show(now));
        context.selectionProperty().addListener((observable, before, now) -> follow(now));
        show(context.analysisProperty().get());
        follow(context.selectionProperty().get());
    }

    ReadOnlyObjectProperty<Place> placeProperty() {
        return place.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<Optional<Trace>> traceProperty() {
        return trace.getReadOnlyProperty();
    }

    /// Goes where the user typed: `1,234` is a place in bytes, `line 17` or `:17` a line.
    ///
    /// @param notFound hears why not
    void goTo(String typed, Consumer<String> notFound) {
        Target.of(typed).ifPresentOrElse(this::goTo, () -> notFound.accept(typed));
    }

    private void goTo(Target target) {
        Optional<Trace> now = trace.get();
        if (now.isEmpty()) {
            return;
        }
        switch (target) {
            case Target.Offset(long bytes) ->
                arrive(Math.clamp(bytes, 0, now.get().text().size()));
            case Target.Line(long number) ->
                BackgroundTask.of((progress, cancel) ->
                                LineCount.offsetOf(now.get().text(), number, progress, cancel))
                        .onSuccess(this::arrive)
                        .start(context.runner(), countSlot);
        }
    }

    private void arrive(long offset) {
        place.set(new Place("", offset, offset, offset));
    }

    private void show(@Nullable TraceAnalysis analysis) {
        if (analysis != null) {
            boolean first = trace.get().isEmpty();
            trace.set(Optional.of(analysis.trace()));
            if (first) {
                follow(context.selectionProperty().get());
            }
        }
    }

    private void follow(Selection selection) {
        Optional<Trace> now = trace.get();
        if (now.isEmpty() || selection.isNone()) {
            return; // stays where it is
        }
        BackgroundTask.of((progress, cancel) -> find(now.get(), selection))
                .onSuccess(place::set)
                .onFailure(fault -> place.set(find(
                        now.get(),
                        new Selection(
                                selection.statement(),
                                selection.execution(),
                                Selection.NOTHING,
                                selection.offsetBytes()),
                        Optional.empty())))
                .start(context.runner(), slot);
    }

    private static Place find(Trace trace, Selection selection) throws TraceException {
        boolean needsPlan = selection.hasExecution() && selection.hasNode();
        return find(
                trace,
                selection,
                needsPlan ? Optional.of(trace.text().detail(trace, selection.execution())) : Optional.empty());
    }

    private static Place find(Trace trace, Selection selection, Optional<ExecutionDetail> detail) {
        if (selection.hasExecution()) {
            return execution(trace, selection, detail);
        }
        if (selection.hasStatement()) {
            int cursor = (int) trace.statements().get(selection.statement(), StatementColumn.FIRST_CURSOR);
            long offset = Math.max(0, trace.cursors().get(cursor, CursorColumn.OFFSET_BYTES));
            long end = offset
                    + trace.cursors().orZero(cursor, CursorColumn.SQL_DELTA)
                    + trace.cursors().orZero(cursor, CursorColumn.SQL_LENGTH);
            return new Place(name(trace, cursor), offset, Math.max(offset + 1, end), line(selection, offset));
        }
        return new Place("", selection.offsetBytes(), selection.offsetBytes(), selection.offsetBytes());
    }

    private static Place execution(Trace trace, Selection selection, Optional<ExecutionDetail> detail) {
        long offset = trace.executions().get(selection.execution(), ExecutionColumn.OFFSET_BYTES);
        long from = offset - trace.executions().orZero(selection.execution(), ExecutionColumn.BINDS_BACK);
        long to = offset + Math.max(1, trace.executions().orZero(selection.execution(), ExecutionColumn.END_DELTA));
        int cursor = (int) trace.executions().get(selection.execution(), ExecutionColumn.CURSOR);
        long node = detail.filter(plan -> selection.node() < plan.plan().size())
                .map(plan -> plan.plan().get(selection.node()).offsetBytes())
                .orElse(offset);
        return new Place(cursor < 0 ? "" : name(trace, cursor), from, to, line(selection, node));
    }

    private static long line(Selection selection, long otherwise) {
        return selection.offsetBytes() == Selection.NOTHING ? otherwise : selection.offsetBytes();
    }

    private static String name(Trace trace, int cursor) {
        long id = trace.cursors().get(cursor, CursorColumn.ID);
        return id < 0 ? "" : "#" + id;
    }
}

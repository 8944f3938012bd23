package dev.pgtrace.ui.shell;

import dev.pgtrace.analysis.TraceAnalysis;
import dev.pgtrace.base.text.Counts;
import dev.pgtrace.ui.kit.Messages;
import dev.pgtrace.ui.kit.Selection;
import dev.pgtrace.ui.kit.TraceContext;
import dev.pgtrace.ui.kit.View;
import dev.pgtrace.ui.kit.task.BackgroundTask;
import dev.pgtrace.ui.kit.task.TaskRunner;
import dev.pgtrace.ui.kit.task.TaskSlot;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.jspecify.annotations.Nullable;

/// Finding a text in the trace in front and stepping through the places where it is.
final class FindViewModel {
    private final TaskRunner runner;
    private final TaskSlot slot = new TaskSlot();
    private final ReadOnlyStringWrapper status = new ReadOnlyStringWrapper(this, "status", "");

    private @Nullable TraceContext context;
    private String wanted = "";
    private FindResult result = FindResult.NOTHING;
    private boolean searching;
    private int at = -1;
    private int stepWhenFound;

    FindViewModel(TaskRunner runner) {
        this.runner = runner;
    }

    /// `3 of 17`, `searching… 2 so far`, `not found`.
    ReadOnlyStringProperty statusProperty() {
        return status.getReadOnlyProperty();
    }

    /// Searches another trace from now on; nothing is found in it yet.
    void use(@Nullable TraceContext other) {
        clear();
        context = other;
    }

    /// Forgets the search and its marks.
    void clear() {
        slot.cancel();
        wanted = "";
        reset();
        if (context != null) {
            context.findTextProperty().set("");
        }
    }

    /// Goes to the next place where the text is, to the first one where the text is new.
    void next(String text) {
        step(text, 1);
    }

    /// Goes to the place before, to the last one of all where the text is new.
    void previous(String text) {
        step(text, -1);
    }

    private void step(String text, int direction) {
        if (context == null || text.isBlank()) {
            clear();
        } else if (!text.equals(wanted)) {
            search(text, direction);
        } else if (!result.places().isEmpty()) {
            at = Math.floorMod(at + direction, result.places().size());
            show();
        }
    }

    private void search(String text, int direction) {
        TraceContext searched = context;
        TraceAnalysis analysis =
                searched == null ? null : searched.analysisProperty().get();
        if (searched == null || analysis == null) {
            return;
        }
        wanted = text;
        reset();
        searching = true;
        stepWhenFound = direction;
        searched.findTextProperty().set(text);
        describe();
        Consumer<FindResult> partial = runner.coalesced(found -> {
            if (searching && text.equals(wanted)) {
                take(found);
            }
        });
        BackgroundTask.of((progress, cancel) -> FindResult.of(analysis.trace(), text, progress, cancel, partial))
                .onSuccess(found -> {
                    searching = false;
                    take(found);
                })
                .onFailure(fault -> {
                    searching = false;
                    status.set(String.valueOf(fault.getMessage()));
                })
                .start(runner, slot);
    }

    private void reset() {
        result = FindResult.NOTHING;
        at = -1;
        searching = false;
        status.set("");
    }

    private void take(FindResult found) {
        result = found;
        boolean last = stepWhenFound < 0; // which one that is, is known at the end
        if (stepWhenFound != 0 && !found.places().isEmpty() && !(last && searching)) {
            stepWhenFound = 0;
            at = last ? found.places().size() - 1 : 0;
            show();
        }
        describe();
    }

    private void show() {
        Selection place = result.places().get(at);
        TraceContext shown = context;
        if (shown != null) {
            boolean listed = shown.viewProperty().get() == View.STATEMENTS
                    || shown.viewProperty().get() == View.RAW;
            if (listed) {
                shown.select(place);
            } else {
                shown.go(View.STATEMENTS, place);
            }
        }
        describe();
    }

    private void describe() {
        int count = result.places().size();
        String all = Counts.grouped(count) + (result.complete() || searching ? "" : "+");
        if (searching) {
            status.set(
                    Messages.get(count == 0 ? "find.searching" : "find.searchingFound", String.valueOf(at + 1), all));
        } else if (count == 0) {
            status.set(wanted.isEmpty() ? "" : Messages.get("find.nothing"));
        } else {
            status.set(Messages.get("find.status", String.valueOf(at + 1), all));
        }
    }
}

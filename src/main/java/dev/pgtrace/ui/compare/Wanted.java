package dev.pgtrace.ui.compare;

import dev.pgtrace.model.experiment.ExperimentRun;
import java.io.Serial;
import javafx.event.Event;
import javafx.event.EventType;
import javafx.scene.Node;

/// Asks the pane of an experiment to show what a figure in it was made of.
final class Wanted extends Event {
    @Serial
    private static final long serialVersionUID = 1;

    static final EventType<Wanted> TYPE = new EventType<>(Event.ANY, "EXPERIMENT_WANTED");

    /// What is to be shown.
    sealed interface What {}

    /// All runs.
    record Runs() implements What {}

    record Run(ExperimentRun run) implements What {}

    record Plans() implements What {}

    private final transient What what;

    private Wanted(What what) {
        super(TYPE);
        this.what = what;
    }

    /// @param at a node in the pane
    static void fire(Node at, What what) {
        Event.fireEvent(at, new Wanted(what));
    }

    What what() {
        return what;
    }
}

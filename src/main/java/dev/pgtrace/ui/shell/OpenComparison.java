package dev.pgtrace.ui.shell;

import dev.pgtrace.model.experiment.ExperimentRequest;
import dev.pgtrace.model.experiment.Variant;
import dev.pgtrace.ui.compare.ExperimentPane;
import dev.pgtrace.ui.compare.ExperimentViewModel;
import dev.pgtrace.ui.compare.TracesPane;
import dev.pgtrace.ui.compare.TracesViewModel;
import dev.pgtrace.ui.kit.Messages;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.layout.Region;

/// A tab that compares: an experiment, or two sides of what was recorded.
sealed interface OpenComparison {
    Region pane();

    /// What lists call it.
    String title();

    /// What stands beside it in lists.
    String detail();

    /// For the status bar.
    String summary();

    /// What is in front, for a picture.
    Node picture();

    /// Told when any of these may have changed.
    void onChanged(Runnable listener);

    /// Ends what it does.
    void close();

    default Optional<ExperimentViewModel> experiment() {
        return Optional.empty();
    }

    default Optional<TracesViewModel> traces() {
        return Optional.empty();
    }

    /// An experiment in any of its states.
    record OfExperiment(ExperimentPane pane) implements OpenComparison {
        @Override
        public String title() {
            return pane.request().map(ExperimentRequest::title).orElseGet(() -> Messages.get("compare.new"));
        }

        @Override
        public String detail() {
            if (pane.model().isRunning()) {
                return Messages.get("sidebar.experiment.running");
            }
            if (pane.model().unsavedProperty().get()) {
                return Messages.get("sidebar.experiment.unsaved");
            }
            return pane.request()
                    .map(request -> String.join(
                            " · ",
                            request.variants().stream().map(Variant::name).toList()))
                    .orElse("");
        }

        @Override
        public String summary() {
            return pane.summary();
        }

        @Override
        public Node picture() {
            return pane.picture();
        }

        @Override
        public void onChanged(Runnable listener) {
            pane.model().onChanged(listener);
        }

        @Override
        public void close() {
            pane.close();
        }

        @Override
        public Optional<ExperimentViewModel> experiment() {
            return Optional.of(pane.model());
        }
    }

    /// Two sides of recorded work.
    record OfTraces(TracesPane pane) implements OpenComparison {
        @Override
        public String title() {
            return pane.model().title();
        }

        @Override
        public String detail() {
            return "";
        }

        @Override
        public String summary() {
            return pane.model().title();
        }

        @Override
        public Node picture() {
            return pane.picture();
        }

        @Override
        public void onChanged(Runnable listener) {
            pane.model().onChanged(listener);
        }

        @Override
        public void close() {
            pane.close();
        }

        @Override
        public Optional<TracesViewModel> traces() {
            return Optional.of(pane.model());
        }
    }
}

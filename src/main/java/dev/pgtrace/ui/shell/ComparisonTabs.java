package dev.pgtrace.ui.shell;

import dev.pgtrace.base.text.Counts;
import dev.pgtrace.model.experiment.ExperimentPlan;
import dev.pgtrace.model.server.ServerProfile;
import dev.pgtrace.ui.compare.ExperimentPane;
import dev.pgtrace.ui.compare.ExperimentViewModel;
import dev.pgtrace.ui.compare.PlanTexts;
import dev.pgtrace.ui.compare.SideChoice;
import dev.pgtrace.ui.compare.TracesPane;
import dev.pgtrace.ui.compare.TracesViewModel;
import dev.pgtrace.ui.kit.Messages;
import dev.pgtrace.ui.kit.Selection;
import dev.pgtrace.ui.kit.TraceContext;
import dev.pgtrace.ui.kit.control.Question;
import dev.pgtrace.ui.kit.task.TaskRunner;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.collections.ListChangeListener;
import javafx.scene.Node;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.stage.Stage;
import javafx.stage.WindowEvent;

/// The comparisons as the user meets them: their tabs, what is asked before an experiment starts, and what is asked
/// before runs are lost.
final class ComparisonTabs {
    private final Stage stage;
    private final Workspace workspace;
    private final Servers servers;
    private final TaskRunner runner;
    private final TabPane pane;
    private final Consumer<Throwable> showFault;
    private final Runnable connect;
    private final Comparisons comparisons = new Comparisons();
    private final OpenThings things;
    private final Rewrites rewrites;
    private final Map<OpenComparison, Tab> tabs = new HashMap<>();

    /// @param pane    where the tabs of traces and servers are
    /// @param connect shows the form of a new server
    ComparisonTabs(
            Stage stage,
            Workspace workspace,
            Servers servers,
            TaskRunner runner,
            TabPane pane,
            Consumer<Throwable> showFault,
            Runnable connect) {
        this.stage = stage;
        this.workspace = workspace;
        this.servers = servers;
        this.runner = runner;
        this.pane = pane;
        this.showFault = showFault;
        this.connect = connect;
        this.things = new OpenThings(workspace, servers);
        this.rewrites = new Rewrites(runner);
        workspace.openExperimentsBy(this::open);
        workspace.traces().addListener((ListChangeListener<OpenedTrace>) change -> {
            while (change.next()) {
                change.getAddedSubList().forEach(trace -> trace.context().compareBy(new FromTrace(trace)));
            }
        });
        comparisons.open().addListener((ListChangeListener<OpenComparison>) change -> {
            while (change.next()) {
                change.getRemoved().forEach(gone -> pane.getTabs().remove(tabs.remove(gone)));
                change.getAddedSubList().forEach(this::add);
            }
        });
        comparisons.frontProperty().addListener((observable, old, now) -> {
            if (now != null) {
                pane.getSelectionModel().select(tabs.get(now));
            }
        });
        pane.getSelectionModel().selectedItemProperty().addListener((observable, old, now) -> selected(now));
        stage.addEventFilter(WindowEvent.WINDOW_CLOSE_REQUEST, this::closing);
    }

    Comparisons comparisons() {
        return comparisons;
    }

    /// What there is to say of the comparison in front, for the status bar.
    Optional<String> summary() {
        return comparisons.front().map(OpenComparison::summary);
    }

    /// The experiment in front.
    Optional<ExperimentViewModel> experiment() {
        return comparisons.front().flatMap(OpenComparison::experiment);
    }

    /// The comparison of recorded work in front.
    Optional<TracesViewModel> traces() {
        return comparisons.front().flatMap(OpenComparison::traces);
    }

    /// The form of a new experiment; on the selected statement where a trace is in front and has one.
    void newExperiment() {
        OpenedTrace trace = workspace.currentProperty().get();
        Selection selection = trace == null
                ? Selection.NONE
                : trace.context().selectionProperty().get();
        if (trace != null && selection.hasStatement()) {
            rewrite(trace, selection);
        } else {
            pane(new ExperimentViewModel(runner, this::agree)).focus();
        }
    }

    /// Runs the experiment in front once more.
    void runAgain() {
        comparisons.front().ifPresent(front -> {
            if (front instanceof OpenComparison.OfExperiment(ExperimentPane shown)) {
                shown.runAgain();
            }
        });
    }

    /// Compares the trace in front with another open one, or with itself, to choose parts of it.
    void compareTraces() {
        List<OpenedTrace> traces = workspace.traces();
        if (traces.isEmpty()) {
            return;
        }
        OpenedTrace front = workspace.current().orElse(traces.getLast());
        OpenedTrace other = traces.stream()
                .filter(trace -> !trace.equals(front))
                .findFirst()
                .orElse(front);
        boolean frontIsLater = traces.indexOf(front) >= traces.indexOf(other);
        compare(whole(frontIsLater ? other : front), whole(frontIsLater ? front : other));
    }

    /// Compares a trace with the one in front, which is the old side.
    void compareWithFront(OpenedTrace trace) {
        workspace
                .current()
                .filter(front -> !front.equals(trace))
                .ifPresent(front -> compare(whole(front), whole(trace)));
    }

    void compare(SideChoice old, SideChoice now) {
        comparisons.add(
                new OpenComparison.OfTraces(new TracesPane(new TracesViewModel(runner, old, now), things.traces())));
    }

    /// Shows a saved experiment; one that is open comes to the front.
    void open(Path file) {
        for (OpenComparison each : comparisons.open()) {
            if (each.experiment()
                    .filter(e -> file.equals(e.fileProperty().get()))
                    .isPresent()) {
                comparisons.frontProperty().set(each);
                return;
            }
        }
        ExperimentViewModel model = new ExperimentViewModel(runner, this::agree);
        model.open(file);
        pane(model);
    }

    /// Closes the comparison in front; asks where its runs are in no file.
    void closeFront() {
        comparisons.front().ifPresent(this::close);
    }

    /// Ends all, for the end of the program.
    void closeAll() {
        List.copyOf(comparisons.open()).forEach(comparisons::remove);
    }

    private ExperimentPane pane(ExperimentViewModel model) {
        ExperimentPane made = new ExperimentPane(
                model, things.servers(), connect, () -> pane(new ExperimentViewModel(runner, this::agree)), showFault);
        comparisons.add(new OpenComparison.OfExperiment(made));
        return made;
    }

    private void rewrite(OpenedTrace trace, Selection selection) {
        rewrites.read(trace, selection, rewrite -> {
            ExperimentPane made = pane(new ExperimentViewModel(runner, this::agree));
            made.rewrite(rewrite.title(), rewrite.sql(), rewrite.binds());
            made.focus();
        });
    }

    private boolean agree(ServerProfile server, ExperimentPlan plan) {
        String text = Messages.get(plan.needsAgreement() ? "compare.agree.text" : "compare.agree.text.reads");
        return Question.ask(
                root(),
                Messages.get(server.production() ? "compare.agree.production" : "compare.agree.title", server.name()),
                plan.notes().isEmpty() ? text : text + "\n" + PlanTexts.notes(plan),
                PlanTexts.statements(plan),
                Messages.get("compare.agree.start"));
    }

    private void add(OpenComparison comparison) {
        Tab tab = new Tab(Messages.get("compare.tab", comparison.title()));
        tab.setContent(comparison.pane());
        tab.setOnCloseRequest(event -> {
            event.consume();
            close(comparison);
        });
        comparison.onChanged(() -> tab.setText(Messages.get("compare.tab", comparison.title())));
        tabs.put(comparison, tab);
        pane.getTabs().add(tab);
    }

    private void selected(Tab tab) {
        OpenComparison found = comparisons.open().stream()
                .filter(each -> tab != null && tab.equals(tabs.get(each)))
                .findFirst()
                .orElse(null);
        if (found != null) {
            workspace.currentProperty().set(null);
            servers.frontProperty().set(null);
        }
        comparisons.frontProperty().set(found);
    }

    private void close(OpenComparison comparison) {
        boolean lost = comparison
                .experiment()
                .filter(e -> e.isRunning() || e.unsavedProperty().get())
                .isPresent();
        if (!lost
                || Question.ask(
                        root(),
                        Messages.get("compare.close.title", comparison.title()),
                        Messages.get("compare.close.text"),
                        Messages.get("compare.close.action"))) {
            comparisons.remove(comparison);
        }
    }

    private void closing(WindowEvent event) {
        long lost = comparisons.open().stream()
                .flatMap(each -> each.experiment().stream())
                .filter(e -> e.isRunning() || e.unsavedProperty().get())
                .count();
        if (lost > 0
                && !Question.ask(
                        root(),
                        Messages.get("compare.closing.title", Counts.grouped(lost)),
                        Messages.get("compare.close.text"),
                        Messages.get("compare.close.action"))) {
            event.consume();
        }
    }

    private Node root() {
        return stage.getScene().getRoot();
    }

    private static SideChoice whole(OpenedTrace trace) {
        return SideChoice.of(trace.title(), trace.context());
    }

    /// What the views of a trace ask for.
    private final class FromTrace implements TraceContext.Comparing {
        private final OpenedTrace trace;

        FromTrace(OpenedTrace trace) {
            this.trace = trace;
        }

        @Override
        public void rewrite(Selection selection) {
            ComparisonTabs.this.rewrite(trace, selection);
        }

        @Override
        public void compare(Selection first, Selection second) {
            ComparisonTabs.this.compare(
                    SideChoice.of(trace.title(), trace.context(), first),
                    SideChoice.of(trace.title(), trace.context(), second));
        }
    }
}

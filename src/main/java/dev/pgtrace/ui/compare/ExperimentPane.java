package dev.pgtrace.ui.compare;

import dev.pgtrace.base.TraceException;
import dev.pgtrace.base.text.Counts;
import dev.pgtrace.base.text.KeptTexts;
import dev.pgtrace.model.experiment.ExperimentRequest;
import dev.pgtrace.ui.kit.Messages;
import dev.pgtrace.ui.kit.ServerContext;
import dev.pgtrace.ui.kit.control.Icons;
import dev.pgtrace.ui.kit.control.PageSwitch;
import dev.pgtrace.ui.kit.control.Placeholder;
import dev.pgtrace.ui.kit.control.Roomy;
import dev.pgtrace.ui.kit.control.WrapBar;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.collections.ObservableList;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/// The tab of an experiment: its form, and what came of it page by page.
public final class ExperimentPane extends VBox {
    /// Pages, in the order of their buttons.
    enum Page {
        RESULT,
        RUNS,
        PLANS,
        FLAME,
        SETTINGS
    }

    private final ExperimentViewModel model;
    private final ObservableList<ServerContext> servers;
    private final Runnable connect;
    private final Supplier<ExperimentPane> another;
    private final Consumer<Throwable> showFault;
    private final ExperimentDraft draft = new ExperimentDraft();
    private final PageSwitch<Page> switches = new PageSwitch<>(
            Page.class, "experiment-page-", each -> Messages.get("compare.page." + PageSwitch.key(each)), this::show);
    private final StackPane stage = new StackPane();
    private final WrapBar bar = new WrapBar(8);
    private final PairSwitch pair;
    private final Button again = new Button(Messages.get("compare.again"), Icons.of(Feather.ROTATE_CW));
    private final Button edit = new Button(Messages.get("compare.edit"), Icons.of(Feather.EDIT_2));
    private final Button stop = new Button(Messages.get("compare.stop"), Icons.of(Feather.SQUARE));
    private final ResultView result;
    private final RunsView runs = new RunsView();
    private final PlansView plans = new PlansView();
    private final DiffFlameView flame;
    private final SettingsView settings = new SettingsView();
    private @Nullable ExperimentForm form;
    private Page page = Page.RESULT;

    /// @param servers   that are connected now
    /// @param connect   shows the form of a new server
    /// @param another   opens a tab: what was measured here stays
    /// @param showFault shows the technical text of a fault
    public ExperimentPane(
            ExperimentViewModel model,
            ObservableList<ServerContext> servers,
            Runnable connect,
            Supplier<ExperimentPane> another,
            Consumer<Throwable> showFault) {
        this.model = model;
        this.servers = servers;
        this.connect = connect;
        this.another = another;
        this.showFault = showFault;
        getStyleClass().addAll("trace-pane", "experiment-pane");
        pair = new PairSwitch(model.chosenProperty());
        result = new ResultView(model.chosenProperty());
        flame = new DiffFlameView(model.differences()::weigh);
        stage.getStyleClass().add("view-stage");
        again.setId("experiment-again");
        again.setOnAction(event -> runAgain());
        edit.setId("experiment-edit");
        edit.setOnAction(event -> editAgain());
        stop.setId("experiment-stop");
        stop.getStyleClass().add("record-button");
        stop.setOnAction(event -> model.stop());
        bar.getStyleClass().add("view-bar");
        bar.setAll(List.of(switches), List.of(pair, stop, edit, again));
        Roomy room = Roomy.view(stage);
        VBox.setVgrow(room, Priority.ALWAYS);
        getChildren().setAll(bar, room);
        addEventHandler(Wanted.TYPE, event -> show(event.what()));
        model.stateProperty().addListener((observable, old, now) -> update());
        model.chosenProperty().addListener(observable -> model.shown().ifPresent(this::fill));
        model.differences().planProperty().addListener(observable -> showPlans());
        model.differences().flameProperty().addListener(observable -> showFlame());
        update();
    }

    public ExperimentViewModel model() {
        return model;
    }

    /// Fills the form with a statement to be rewritten.
    public void rewrite(String name, String sql, Optional<RecordedBinds> binds) {
        draft.use(name, sql);
        binds.ifPresent(draft.parameters()::record);
        form = null;
        update();
    }

    /// Puts the keys where work goes on.
    public void focus() {
        if (form != null && model.stateProperty().get() instanceof ExperimentViewModel.State.Editing) {
            form.focus();
        }
    }

    /// What is in front, for a picture.
    public Node picture() {
        return stage;
    }

    /// `A/B: order lookup · 100 + 100 runs · orders-prod-1`, for the status bar.
    public String summary() {
        return model.shown()
                .map(shown -> Messages.get(
                        "compare.status",
                        shown.experiment().request().title(),
                        String.join(
                                " + ",
                                shown.result().variants().stream()
                                        .map(variant -> Counts.grouped(variant.runs()))
                                        .toList()),
                        Messages.get("compare.cache."
                                + shown.experiment()
                                        .request()
                                        .options()
                                        .cache()
                                        .name()
                                        .toLowerCase(Locale.ROOT)),
                        shown.experiment().server().name()))
                .orElse(Messages.get("compare.new"));
    }

    /// Runs the same experiment once more in another tab; shows its form there where its server is not connected.
    public void runAgain() {
        ExperimentRequest same = model.request().orElse(null);
        if (same == null) {
            return;
        }
        Optional<ServerContext> on = server();
        ExperimentPane next = another.get();
        next.draft.use(same); // where it cannot start, its form says why
        if (on.isPresent()) {
            next.model.again(on.get(), same);
        } else {
            next.fill(same, Optional.empty());
        }
    }

    /// The server that it ran on, if it is connected.
    private Optional<ServerContext> server() {
        return model.server().filter(servers::contains).or(() -> model.shown().flatMap(shown -> servers.stream()
                .filter(server -> server.profile()
                        .name()
                        .equals(shown.experiment().server().name()))
                .findFirst()));
    }

    /// Ends everything.
    public void close() {
        model.close();
        closeForm();
    }

    /// The form with what was asked for; in another tab where runs would be lost.
    private void editAgain() {
        ExperimentRequest same = model.request().orElse(null);
        if (same == null) {
            return;
        }
        boolean empty = model.experiment().filter(e -> !e.runs().isEmpty()).isEmpty();
        Optional<ServerContext> on = server();
        (empty ? this : another.get()).fill(same, on);
    }

    private void fill(ExperimentRequest asked, Optional<ServerContext> on) {
        draft.use(asked);
        closeForm();
        model.edit();
        update();
        on.ifPresent(form()::choose);
    }

    void show(Page newPage) {
        page = newPage;
        if (newPage == Page.FLAME) {
            model.differences().wantFlame();
        }
        update();
    }

    private void show(Wanted.What wanted) {
        switch (wanted) {
            case Wanted.Runs() -> {
                show(Page.RUNS);
                runs.list();
            }
            case Wanted.Run(var run) -> {
                show(Page.RUNS);
                runs.list(run);
            }
            case Wanted.Plans() -> show(Page.PLANS);
        }
    }

    private void update() {
        ExperimentViewModel.State state = model.stateProperty().get();
        boolean seen = model.shown().isPresent();
        switches.setDisable(!seen);
        switches.select(seen ? page : null);
        show(
                stop,
                state instanceof ExperimentViewModel.State.Running
                        || state instanceof ExperimentViewModel.State.Checking);
        show(again, state instanceof ExperimentViewModel.State.Ended);
        show(edit, state instanceof ExperimentViewModel.State.Ended);
        show(bar, !(state instanceof ExperimentViewModel.State.Editing));
        switch (state) {
            case ExperimentViewModel.State.Editing(String problem) -> {
                ExperimentForm shown = form();
                shown.complain(problem);
                front(shown.node());
            }
            case ExperimentViewModel.State.Checking() -> front(working("checking"));
            case ExperimentViewModel.State.Opening(var file) -> front(working("opening"));
            case ExperimentViewModel.State.Running(ExperimentShown shown) -> {
                if (shown == null) {
                    front(working("starting"));
                } else {
                    fill(shown);
                    front(node(page));
                }
            }
            case ExperimentViewModel.State.Ended(ExperimentShown shown) -> {
                fill(shown);
                front(shown.experiment().runs().isEmpty() ? nothing(shown) : node(page));
            }
            case ExperimentViewModel.State.Broken(Throwable fault) -> front(broken(fault));
        }
    }

    private void fill(ExperimentShown shown) {
        pair.show(shown);
        switches.setTitle(
                Page.RUNS,
                Messages.get(
                        "compare.page.runs.count", Counts.grouped(shown.dots().timed())));
        switch (page) {
            case RESULT ->
                result.show(shown, model.differences().planProperty().get().diff());
            case RUNS -> runs.show(shown, shown.dots());
            case PLANS -> showPlans();
            case FLAME -> showFlame();
            case SETTINGS -> settings.show(shown, model.plannedProperty().get());
        }
    }

    private void showPlans() {
        var found = model.differences().planProperty().get();
        plans.setLetter(letter());
        plans.show(found.diff(), found.reason());
        if (page == Page.RESULT) {
            model.shown().ifPresent(shown -> result.show(shown, found.diff()));
        }
    }

    private void showFlame() {
        var found = model.differences().flameProperty().get();
        flame.setLetter(letter());
        flame.show(found.diff(), found.reason());
    }

    /// Of the variant that is compared with the first.
    private String letter() {
        return ExperimentShown.letter(model.chosenProperty().get());
    }

    private Node node(Page which) {
        return switch (which) {
            case RESULT -> result.node();
            case RUNS -> runs.node();
            case PLANS -> plans.node();
            case FLAME -> flame.node();
            case SETTINGS -> settings.node();
        };
    }

    private void front(Node node) {
        if (stage.getChildren().size() != 1 || stage.getChildren().getFirst() != node) {
            stage.getChildren().setAll(node);
        }
    }

    private ExperimentForm form() {
        ExperimentForm made = form;
        if (made == null) {
            made = new ExperimentForm(model, draft, servers, connect);
            form = made;
            model.server().filter(servers::contains).ifPresent(made::choose);
        }
        return made;
    }

    private void closeForm() {
        if (form != null) {
            form.close();
            form = null;
        }
    }

    private static Placeholder working(String key) {
        ProgressIndicator turning = new ProgressIndicator();
        turning.setPrefSize(28, 28);
        turning.setMaxSize(28, 28);
        return new Placeholder(
                Placeholder.Kind.LOADING,
                Messages.get("compare.work." + key + ".title"),
                Messages.get("compare.work." + key + ".text"),
                turning);
    }

    private Placeholder nothing(ExperimentShown shown) {
        Button change = new Button(Messages.get("compare.edit"), Icons.of(Feather.EDIT_2));
        change.setOnAction(event -> editAgain());
        boolean failed = !shown.experiment().end().message().isEmpty();
        return new Placeholder(
                failed ? Placeholder.Kind.BROKEN : Placeholder.Kind.EMPTY,
                Messages.get(failed ? "compare.failed.title" : "compare.nothing.title"),
                failed ? KeptTexts.told(shown.experiment().end().message()) : Messages.get("compare.nothing.text"),
                change);
    }

    private Placeholder broken(Throwable fault) {
        Button details = new Button(Messages.get("trace.broken.details"));
        details.setOnAction(event -> showFault.accept(fault));
        return new Placeholder(
                Placeholder.Kind.BROKEN,
                Messages.get("compare.failed.title"),
                fault instanceof TraceException
                        ? String.valueOf(fault.getMessage())
                        : Messages.get("connect.error.unexpected"),
                details);
    }

    private static void show(Node node, boolean visible) {
        node.setVisible(visible);
        node.setManaged(visible);
    }

    /// What the experiment was asked for, for lists.
    public Optional<ExperimentRequest> request() {
        return model.request();
    }
}

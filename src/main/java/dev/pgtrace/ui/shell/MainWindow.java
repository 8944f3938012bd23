package dev.pgtrace.ui.shell;

import dev.pgtrace.app.Settings;
import dev.pgtrace.app.SettingsFile;
import dev.pgtrace.app.WindowSessionFile;
import dev.pgtrace.base.TraceException;
import dev.pgtrace.ui.kit.Messages;
import dev.pgtrace.ui.kit.ServerPage;
import dev.pgtrace.ui.kit.control.Icons;
import dev.pgtrace.ui.kit.control.Roomy;
import dev.pgtrace.ui.kit.explain.ExplainLayer;
import dev.pgtrace.ui.kit.explain.Explanation;
import dev.pgtrace.ui.kit.raster.Letters;
import dev.pgtrace.ui.kit.task.BackgroundTask;
import dev.pgtrace.ui.kit.task.FxTaskRunner;
import dev.pgtrace.ui.kit.task.TaskRunner;
import dev.pgtrace.ui.kit.task.TaskSlot;
import dev.pgtrace.ui.kit.theme.Appearance;
import dev.pgtrace.ui.kit.theme.Theme;
import dev.pgtrace.ui.notes.NotesViewModel;
import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.css.PseudoClass;
import javafx.scene.Group;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.MenuBar;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.DragEvent;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.TransferMode;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;
import org.kordamp.ikonli.feather.Feather;

/// The main window: puts together what the other classes of this package make.
final class MainWindow {
    /// Where the side bar leaves enough room for the views.
    private static final double WIDE = 1080;

    private static final PseudoClass DROP = PseudoClass.getPseudoClass("drop");

    private final ReadOnlyBooleanWrapper warm = new ReadOnlyBooleanWrapper(false);
    private final Stage stage;
    private final Appearance appearance = new Appearance();
    private final TaskRunner runner;
    private final Workspace workspace;
    private final Servers servers;
    private final RecordingTabs recordings;
    private final Actions actions = new Actions();
    private final Panels panels;
    private final ExplainLayer explain;
    private final Notice notice = new Notice();
    private final BooleanProperty sidebar = new SimpleBooleanProperty(true);
    private final TraceTabs tabs;
    private final ComparisonTabs comparisons;
    private final FindField find;
    private final Scene scene;
    private final SessionKeeper session;
    private final ShareActions share;

    MainWindow(Stage stage, SettingsFile file, Settings settings) {
        this(stage, file, settings, new UseCasePorts());
    }

    /// @param ports the servers there are
    MainWindow(Stage stage, SettingsFile file, Settings settings, ServerPorts ports) {
        this.stage = stage;
        FaultDialog faults = new FaultDialog(appearance, stage);
        runner = new FxTaskRunner(faults::show);
        workspace = new Workspace(runner, file, settings);
        appearance.themeProperty().set(theme(settings));
        appearance.themeProperty().addListener((observable, old, now) -> workspace
                .settingsProperty()
                .set(workspace.settingsProperty().get().withTheme(now.name().toLowerCase(Locale.ROOT))));
        servers = new Servers(ports, runner);
        panels = new Panels(stage, appearance, workspace, servers, actions, runner, this::notify);
        recordings = new RecordingTabs(
                stage, workspace, runner, messages -> notify(String.join(" ", messages)), faults::show);
        tabs = new TraceTabs(
                workspace,
                servers,
                recordings,
                server -> new ServerPane(
                        server,
                        open -> panels.showConnect(open.profile()),
                        faults::show,
                        (open, request) -> recordings.start(open.profile(), request),
                        recordings::showPlan,
                        (open, scope) -> recordings.newFile(open.profile(), scope),
                        trace -> workspace.open(List.of(trace))),
                faults::show,
                this::notify,
                panels::showNotes);
        stage.focusedProperty().addListener((observable, was, is) -> tabs.current()
                .filter(pane -> is)
                .ifPresent(pane -> pane.notes().reload()));
        comparisons =
                new ComparisonTabs(stage, workspace, servers, runner, tabs.node(), faults::show, panels::showConnect);
        session = new SessionKeeper(workspace, comparisons, WindowSessionFile.beside(file));
        FindViewModel finding = new FindViewModel(runner);
        workspace
                .currentProperty()
                .addListener((observable, old, now) -> finding.use(now == null ? null : now.context()));
        find = new FindField(finding, Shortcuts.text(Shortcuts.of("Shortcut+F")));
        new ActionList(this, stage, workspace, tabs, appearance, find, runner).addTo(actions);
        new CompareActions(stage, comparisons, workspace, runner, this::notify).addTo(actions);
        share = new ShareActions(
                stage,
                workspace,
                new FrontTab(tabs, comparisons),
                runner,
                this::notify,
                Bindings.isNotEmpty(tabs.node().getTabs()));
        share.addTo(actions);
        BorderPane frame = frame(); // its menus show the actions that there are
        explain = new ExplainLayer(frame, panels::showGlossary, Roomy::panel);
        scene = new Scene(new Group(), 1440, 900);
        appearance.dress(scene);
        scene.setRoot(root(frame)); // after the style sheets, or it is styled twice
        share.install(scene);
        scene.widthProperty()
                .map(width -> width.doubleValue() >= WIDE)
                .addListener((observable, was, wide) -> sidebar.set(wide));
        explain.install(scene);
        actions.install(scene);
        scene.getAccelerators().put(Shortcuts.of("Shortcut+Shift+P"), panels::showPalette);
        scene.addEventFilter(KeyEvent.KEY_TYPED, event -> {
            if (event.getCharacter().equals("?") && !(scene.getFocusOwner() instanceof TextInputControl)) {
                panels.showCheatSheet();
                event.consume();
            }
        });
    }

    Workspace workspace() {
        return workspace;
    }

    ComparisonTabs comparisons() {
        return comparisons;
    }

    Servers servers() {
        return servers;
    }

    Appearance appearance() {
        return appearance;
    }

    ShareActions share() {
        return share;
    }

    Panels panels() {
        return panels;
    }

    Actions actions() {
        return actions;
    }

    void show() {
        stage.setTitle(Messages.get("app.title"));
        stage.setScene(scene);
        WindowBounds.restore(stage, workspace.settingsProperty().get().window());
        workspace
                .currentProperty()
                .addListener((observable, old, now) -> stage.setTitle(
                        now == null ? Messages.get("app.title") : Messages.get("app.titleOf", now.title())));
        stage.show();
    }

    void open(List<Path> files) {
        if (!files.isEmpty()) {
            workspace.open(files);
        }
    }

    /// Opens what was open in the last window, and notes from now on what is.
    ///
    /// @param files whether to open it; otherwise only the noting begins
    /// @return whether something was opened
    boolean restore(boolean files) {
        SessionKeeper.Start start = session.begin(files);
        List<String> news = new ArrayList<>();
        if (start.crashed()) {
            news.add(Messages.get("session.crashed"));
        }
        if (!start.missing().isEmpty()) {
            news.add(Messages.get(
                    "session.missing",
                    start.missing().stream().map(Path::toString).collect(Collectors.joining(", "))));
        }
        if (!news.isEmpty()) {
            notify(String.join(" ", news));
        }
        return start.opened() > 0;
    }

    /// Makes the views quick to be looked at the first time.
    void warmUp() {
        prepareLetters();
        List<String> stylesheets = appearance.stylesheets();
        BackgroundTask.of((progress, cancel) -> WarmUp.run(stylesheets, cancel))
                .onFailure(fault -> {}) // then they are made when they are looked at
                .onFinished(() -> warm.set(true))
                .start(runner, new TaskSlot());
    }

    /// Whether [#warmUp] is done.
    ReadOnlyBooleanProperty warmProperty() {
        return warm.getReadOnlyProperty();
    }

    /// The letters of pictures, which only the window's thread can make.
    void prepareLetters() {
        Letters.prepare(stage.getOutputScaleX());
    }

    /// Says something that needs no answer, until the user clicks it away.
    void notify(String text) {
        notice.show(text);
    }

    /// For the end of the program: remembers the window and lets go of the files.
    void closed() throws TraceException {
        workspace
                .settingsProperty()
                .set(workspace
                        .settingsProperty()
                        .get()
                        .withWindow(WindowBounds.of(
                                stage, workspace.settingsProperty().get().window())));
        session.end();
        comparisons.closeAll();
        recordings.stopAll();
        List.copyOf(servers.open()).forEach(OpenServer::close);
        servers.closeDemo();
        List.copyOf(workspace.traces()).forEach(OpenedTrace::close);
        workspace.saveNow();
    }

    /// Where a trace is started: the sessions of the server in front, or the form of a new one.
    void startTrace() {
        OpenServer server = servers.frontProperty().get();
        if (server == null) {
            servers.open().stream().findFirst().ifPresentOrElse(servers.frontProperty()::set, panels::showConnect);
        } else {
            server.context().ifPresent(context -> context.pageProperty().set(ServerPage.SESSIONS));
        }
    }

    /// Shows the side bar or hides it. It hides by itself where the window becomes narrow.
    void toggleSidebar() {
        sidebar.set(!sidebar.get());
    }

    void showDemo() {
        servers.showDemo();
    }

    /// The explanation in sight.
    Optional<Explanation> explanation() {
        return explain.shown();
    }

    /// Explains the figure that the pointer or the focus is on.
    void explain() {
        if (!explain.explain()) {
            notify(Messages.get("explain.nothing"));
        }
    }

    /// Those of the trace in front.
    Optional<NotesViewModel> notes() {
        return tabs.current().map(TracePane::notes);
    }

    RecordingTabs recordings() {
        return recordings;
    }

    private BorderPane frame() {
        Welcome welcome = new Welcome(workspace, servers, actions);
        StackPane centre = new StackPane(welcome);
        centre.setMinHeight(0); // what stands above and below it stays in a small window
        BooleanBinding nothing = Bindings.isEmpty(tabs.node().getTabs());
        tabs.node().visibleProperty().bind(nothing.not());
        welcome.visibleProperty().bind(nothing);
        nothing.subscribe(none -> {
            if (!none && !centre.getChildren().contains(tabs.node())) { // the window is there earlier without it
                centre.getChildren().add(tabs.node());
            }
        });
        BorderPane frame = new BorderPane(centre);
        frame.setTop(new VBox(menuRow(), new ToolBar(actions, find, somethingInFront()), notice));
        Sidebar side = new Sidebar(workspace, servers, panels::showConnect, recordings, comparisons);
        side.visibleProperty().bind(sidebar);
        side.managedProperty().bind(sidebar);
        frame.setLeft(side);
        frame.setBottom(new StatusBar(workspace, () -> comparisons.summary().or(tabs::serverSummary), themeButton()));
        return frame;
    }

    private StackPane root(BorderPane frame) {
        StackPane root = new StackPane(frame, explain, panels.node());
        root.addEventHandler(DragEvent.DRAG_OVER, event -> {
            if (event.getDragboard().hasFiles()) {
                event.acceptTransferModes(TransferMode.COPY);
            }
            event.consume();
        });
        root.setOnDragEntered(
                event -> root.pseudoClassStateChanged(DROP, event.getDragboard().hasFiles()));
        root.setOnDragExited(event -> root.pseudoClassStateChanged(DROP, false));
        root.addEventHandler(DragEvent.DRAG_DROPPED, event -> {
            List<File> files = event.getDragboard().getFiles();
            open(files.stream().map(File::toPath).toList());
            event.setDropCompleted(!files.isEmpty());
            event.consume();
        });
        return root;
    }

    /// A trace or a comparison is in front.
    BooleanBinding somethingInFront() {
        return workspace
                .currentProperty()
                .isNotNull()
                .or(comparisons.comparisons().frontProperty().isNotNull());
    }

    private HBox menuRow() {
        Label name = new Label(Messages.get("app.name"));
        name.getStyleClass().add("app-name");
        name.setMinWidth(Region.USE_PREF_SIZE);
        MenuBar menus = Menus.of(actions, workspace);
        HBox.setHgrow(menus, Priority.ALWAYS);
        HBox row = new HBox(name, menus);
        row.getStyleClass().add("menu-row");
        return row;
    }

    private Button themeButton() {
        Button button = new Button();
        button.setId("theme");
        button.getStyleClass().add("status-button");
        Runnable show = () -> {
            button.setText(Messages.get(
                    "theme." + appearance.themeProperty().get().name().toLowerCase(Locale.ROOT)));
            button.setGraphic(Icons.of(appearance.darkProperty().get() ? Feather.MOON : Feather.SUN));
        };
        appearance.themeProperty().addListener(observable -> show.run());
        appearance.darkProperty().addListener(observable -> show.run());
        show.run();
        button.setOnAction(event -> {
            Theme[] all = Theme.values();
            appearance.themeProperty().set(all[(appearance.themeProperty().get().ordinal() + 1) % all.length]);
        });
        return button;
    }

    private static Theme theme(Settings settings) {
        for (Theme theme : Theme.values()) {
            if (theme.name().equalsIgnoreCase(settings.theme())) {
                return theme;
            }
        }
        return Theme.SYSTEM;
    }
}

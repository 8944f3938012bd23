package dev.pgtrace.ui.shell;

import dev.pgtrace.app.Settings;
import dev.pgtrace.app.SettingsFile;
import dev.pgtrace.base.TraceException;
import dev.pgtrace.base.text.NumberMarks;
import dev.pgtrace.model.capture.CaptureScope;
import dev.pgtrace.model.capture.CaptureStatus;
import dev.pgtrace.server.TestServer;
import dev.pgtrace.ui.Until;
import dev.pgtrace.ui.compare.ExperimentViewModel;
import dev.pgtrace.ui.kit.Messages;
import dev.pgtrace.ui.kit.View;
import dev.pgtrace.ui.kit.control.Question;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import javafx.application.Platform;
import javafx.event.Event;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.ComboBox;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.DialogPane;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.TreeTableView;
import javafx.scene.input.ContextMenuEvent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.PickResult;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.fxmisc.richtext.CodeArea;
import org.testfx.api.FxRobot;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;

/// Brings a window to each of its views, one after the other, with real traces and a real server.
final class WindowTour {
    /// Told of each view when it is in sight and still.
    interface Visitor {
        /// @param name  of the view, as part of a file's name
        /// @param scene it is in
        /// @param part  of the scene that is the view; all of it, or the panel that lies above the rest
        void at(String name, Scene scene, Node part) throws Exception;
    }

    /// Views that belong together.
    enum Part {
        WELCOME,
        TRACE,
        BROKEN,
        TRACES,
        PANELS,
        SERVER,
        EXPERIMENT;

        /// All, or those that `-Dviews=TRACE,SERVER` names.
        static List<Part> chosen() {
            String named = System.getProperty("views", "");
            return named.isEmpty()
                    ? List.of(values())
                    : Arrays.stream(named.split(",", -1)).map(Part::valueOf).toList();
        }
    }

    private static final String SCAN = "SELECT count(*) FROM tour_orders WHERE customer + 0 = $1";
    private static final String SEEK = "SELECT count(*) FROM tour_orders WHERE customer = $1";

    private final FxRobot robot = new FxRobot();
    private final Path folder;
    private final Visitor visitor;
    private Stage stage;
    private MainWindow window;

    WindowTour(Path folder, Visitor visitor) {
        this.folder = folder;
        this.visitor = visitor;
    }

    FxRobot robot() {
        return robot;
    }

    Stage stage() {
        return stage;
    }

    MainWindow window() {
        return window;
    }

    void open(String language) throws Exception {
        System.setProperty(SettingsFile.FOLDER_PROPERTY, folder.toString());
        System.setProperty("pgtrace.recordings", folder.resolve("recordings").toString());
        Messages.use(Locale.forLanguageTag(language));
        NumberMarks.use(language.equals("en") ? NumberMarks.PLAIN : NumberMarks.of(Locale.forLanguageTag(language)));
        FxToolkit.registerPrimaryStage();
        SettingsFile file = new SettingsFile(folder.resolve("settings.json"));
        FxToolkit.setupStage(primary -> {
            stage = primary;
            Settings settings = file.load().settings();
            window = new MainWindow(
                    primary,
                    file,
                    settings.withTheme("dark")
                            .withPreferences(settings.preferences().withLanguage(language)));
            window.show();
            primary.setMaximized(false);
            primary.setX(0);
            primary.setY(0);
            primary.setWidth(1440);
            primary.setHeight(900);
        });
    }

    void close() throws Exception {
        robot.interact(() -> {
            try {
                window.closed();
            } catch (TraceException e) {
                throw new IllegalStateException(e);
            }
        });
        FxToolkit.cleanupStages();
        Messages.use(Locale.ENGLISH);
        NumberMarks.use(NumberMarks.PLAIN);
        System.clearProperty(SettingsFile.FOLDER_PROPERTY);
        System.clearProperty("pgtrace.recordings");
    }

    void go(Part part) throws Exception {
        switch (part) {
            case WELCOME -> welcome();
            case TRACE -> trace();
            case BROKEN -> broken();
            case TRACES -> compareTraces();
            case PANELS -> panels();
            case SERVER -> server();
            case EXPERIMENT -> experiment();
        }
    }

    void welcome() throws Exception {
        at("welcome");
    }

    void trace() throws Exception {
        openTraces("nested_functions.trc", "cold_cache.trc.gz", "checkout_session.trc");
        for (View view : View.values()) {
            show(view);
            at(name(view));
            switch (view) {
                case OVERVIEW -> {
                    twins("overview", ".twin-toggle");
                    tableMenu();
                }
                case STATEMENTS -> drill();
                case TIMELINE -> {}
                case FLAMEGRAPH -> twins("flamegraph", "#flame-table-toggle");
                case HOTSPOTS -> twins("hotspots", ".twin-toggle");
                case RAW -> {}
            }
        }
        robot.interact(() -> window.workspace()
                .currentProperty()
                .set(window.workspace().traces().get(1)));
        for (View view : List.of(View.OVERVIEW, View.FLAMEGRAPH, View.HOTSPOTS)) {
            show(view);
            at("cold-" + name(view));
        }
    }

    /// The menu below the mouse on a table, which has a scene of its own.
    private void tableMenu() throws Exception {
        TableView<?> table = node("#top-statements");
        robot.interact(() -> Event.fireEvent(
                table,
                new ContextMenuEvent(
                        ContextMenuEvent.CONTEXT_MENU_REQUESTED,
                        10,
                        10,
                        400,
                        400,
                        false,
                        new PickResult(table, 10, 10))));
        await(() -> menu().isPresent());
        settle();
        ContextMenu menu = menu().orElseThrow();
        visitor.at("menu-table", menu.getScene(), menu.getScene().getRoot());
        robot.interact(menu::hide);
    }

    private static Optional<ContextMenu> menu() {
        return Window.getWindows().stream()
                .filter(ContextMenu.class::isInstance)
                .map(ContextMenu.class::cast)
                .findFirst();
    }

    /// A file that is none, and one that is cut.
    void broken() throws Exception {
        Path diary = Files.writeString(folder.resolve("notes.txt"), "Dear diary, nothing was traced today.\n");
        robot.interact(() -> window.open(List.of(diary)));
        await(() -> seen(".placeholder-broken"));
        at("broken");
        fire(button(".placeholder-broken", Messages.get("trace.broken.details")));
        dialog("fault", "#fault-dialog", Messages.get("fault.close"));
        robot.interact(() -> window.actions().get("close").runIfEnabled());
        robot.interact(() -> window.open(List.of(sample("cut_short.trc"))));
        await(() -> seen(".banner"));
        settle();
        at("cut");
        robot.interact(() -> window.actions().get("close").runIfEnabled());
    }

    void compareTraces() throws Exception {
        openTraces("nested_functions.trc", "checkout_session.trc");
        robot.interact(() -> window.actions().get("compareTraces").runIfEnabled());
        await(() -> seen("#delta-table")
                && !this.<TableView<?>>node("#delta-table").getItems().isEmpty());
        at("compare-traces");
        for (String page : List.of("flame", "plans")) {
            fire(node("#traces-page-" + page));
            await(() -> robot.lookup(".progress-indicator")
                    .match(WindowTour::isInSight)
                    .tryQuery()
                    .isEmpty());
            at("compare-traces-" + page);
            twins("compare-traces-" + page, "#flame-diff-as-table");
        }
        robot.interact(() -> window.actions().get("close").runIfEnabled());
    }

    void panels() throws Exception {
        openTraces("nested_functions.trc");
        for (String action : List.of("palette", "shortcuts", "settings", "connect", "exportRedacted")) {
            robot.interact(() -> window.actions().get(action).run().run());
            settle();
            Node panel =
                    robot.lookup(".overlay-panel").match(WindowTour::isInSight).query();
            visitor.at("panel-" + action, panel.getScene(), panel);
            robot.type(KeyCode.ESCAPE);
            settle();
        }
        for (String action : List.of("filter", "tiers")) {
            robot.interact(() -> window.actions().get(action).run().run());
            await(() -> robot.lookup(".popover")
                    .match(WindowTour::isInSight)
                    .tryQuery()
                    .isPresent());
            settle();
            Node popover = robot.lookup(".popover").match(WindowTour::isInSight).query();
            visitor.at("panel-" + action, popover.getScene(), popover);
            robot.type(KeyCode.ESCAPE);
            settle();
        }
        notes();
        explanations();
        robot.interact(() -> window.panels().showHelp("tiers"));
        settle();
        Scene help = robot.lookup("#help-page").query().getScene();
        visitor.at("help", help, help.getRoot());
        robot.interact(() -> ((Stage) help.getWindow()).close());
        robot.interact(() -> Platform.runLater(() -> Question.askTicked(
                stage.getScene().getRoot(),
                Messages.get("server.restore.title", "orders-prod-1"),
                Messages.get("server.restore.text"),
                "ALTER SYSTEM RESET auto_explain.log_min_duration\nSELECT pg_reload_conf()",
                Messages.get("agree.production.tick", "orders-prod-1"),
                Messages.get("server.restore.action"))));
        dialog("question", "#question", Messages.get("question.cancel"));
        robot.interact(() -> window.notify(Messages.get("about.text", "0.1.0")));
        at("notice");
        robot.interact(() -> window.notify(""));
    }

    /// The form of a bookmark, the panel with it, and the chip and the mark that tell of it.
    private void notes() throws Exception {
        Path copy = Files.copy(sample("nested_functions.trc"), folder.resolve("noted.trc")); // notes are kept beside it
        openTraces(copy);
        show(View.STATEMENTS);
        select();
        visitPanel("bookmark", "#bookmark-form");
        robot.interact(() -> this.<TextField>node("#bookmark-text").setText("the slow one"));
        fire(node("#bookmark-keep"));
        await(() -> seen(".bookmark-mark"));
        at("bookmarked");
        visitPanel("notes", "#notes-panel");
        robot.type(KeyCode.ESCAPE);
        settle();
    }

    /// The card of a figure, in the window and in a popover.
    private void explanations() throws Exception {
        select();
        visitPanel("explain", "#explain-card");
        robot.type(KeyCode.ESCAPE);
        robot.interact(() -> window.actions().get("tiers").run().run());
        await(() -> seen(".popover"));
        robot.type(KeyCode.F1);
        await(() -> seen("#explain-card"));
        settle();
        Node card = node("#explain-card");
        visitor.at("panel-tiers-explain", card.getScene(), card);
        robot.type(KeyCode.ESCAPE, KeyCode.ESCAPE);
        settle();
        robot.interact(() -> window.actions().get("close").runIfEnabled());
        settle();
    }

    private void select() {
        TreeTableView<?> tree = node("#statements-tree");
        robot.interact(() -> {
            tree.requestFocus();
            tree.getSelectionModel().clearAndSelect(0);
        });
        settle();
    }

    private void visitPanel(String action, String id) throws Exception {
        robot.interact(() -> window.actions().get(action).run().run());
        await(() -> seen(id));
        settle();
        Node panel = node(id);
        visitor.at("panel-" + action, panel.getScene(), panel);
    }

    void server() throws Exception {
        TestServer server = connect();
        try (Connection holder = server.connect();
                Connection waiting = server.connect();
                Statement holds = holder.createStatement();
                Statement idle = waiting.createStatement()) {
            holder.setAutoCommit(false);
            holds.execute("SET application_name = 'nightly'");
            holds.execute("UPDATE tour_orders SET customer = customer WHERE id = 1");
            idle.execute("SET application_name = 'checkout'");
            ComboBox<CaptureScope> scope = node("#start-scope");
            await(() -> !scope.getItems().isEmpty());
            await(() -> !this.<TableView<?>>node("#sessions").getItems().isEmpty());
            robot.interact(() -> scope.setValue(new CaptureScope.All()));
            await(() -> !this.<Button>node("#start-trace").isDisabled());
            at("sessions");
            twins("sessions", ".twin-toggle");
            record(server);
            holder.rollback();
        }
        fire(node("#page-console"));
        await(() -> seen("#console-sql"));
        robot.interact(() -> this.<CodeArea>node("#console-sql").replaceText(SEEK));
        await(() -> seen("#bind-1"));
        robot.interact(() -> this.<TextField>node("#bind-1").setText("7"));
        Button run = node("#console-run"); // its trace comes to the front meanwhile
        fire(run);
        await(() -> !run.isDisabled());
        robot.interact(() ->
                window.servers().frontProperty().set(window.servers().open().getFirst()));
        at("console");
        fire(node("#page-probe"));
        await(() -> seen("#probe-matrix")
                && !this.<TableView<?>>node("#probe-matrix").getItems().isEmpty());
        at("probe");
    }

    /// A trace of all sessions while it is recorded.
    private void record(TestServer server) throws Exception {
        robot.interact(
                () -> Platform.runLater(() -> this.<Button>node("#start-trace").fire()));
        await(() -> seen("#question"));
        DialogPane question = node("#question");
        settle();
        visitor.at("agree", question.getScene(), question);
        robot.interact(() -> question.lookupAll(".button").stream()
                .map(Button.class::cast)
                .filter(button -> button.getText().equals(Messages.get("start.start")))
                .forEach(Button::fire));
        await(() -> window.recordings().running().stream()
                .anyMatch(running -> running.statusProperty().get() != null
                        && running.statusProperty().get().phase() == CaptureStatus.Phase.RECORDING));
        for (int i = 0; i < 20; i++) {
            server.value(SEEK.replace("$1", String.valueOf(i)));
        }
        await(() -> window.workspace()
                .current()
                .filter(trace -> trace.context().analysisProperty().get() != null
                        && trace.context().analysisProperty().get().executions() > 0)
                .isPresent());
        robot.interact(() -> this.<ButtonBase>node("#pause-live").fire());
        for (View view : List.of(View.OVERVIEW, View.TIMELINE)) {
            show(view);
            at("live-" + name(view));
        }
        fire(node("#stop-recording"));
        await(() -> window.recordings().running().isEmpty());
        robot.interact(() ->
                window.servers().frontProperty().set(window.servers().open().getFirst()));
        await(() -> seen("#sessions"));
    }

    private TestServer connect() throws Exception {
        TestServer server = TestServer.shared(18, TestServer.logging(18));
        server.execute("CREATE TABLE IF NOT EXISTS tour_orders AS SELECT i AS id, i % 997 AS customer "
                + "FROM generate_series(1, 20000) i");
        server.execute("CREATE INDEX IF NOT EXISTS tour_customer ON tour_orders (customer)");
        fire(node("#connect"));
        robot.interact(() -> this.<TextField>node("#connect-address").setText(server.url()));
        fire(node("#connect-connect"));
        await(() -> seen("#sessions"));
        return server;
    }

    void experiment() throws Exception {
        connect();
        fire(node("#toolbar-compare"));
        await(() -> seen("#experiment-form"));
        robot.interact(() -> {
            this.<TextField>node("#experiment-title").setText("order lookup");
            this.<CodeArea>node("#variant-sql-a").replaceText(SCAN);
            this.<CodeArea>node("#variant-sql-b").replaceText(SEEK);
            this.<TextField>node("#option-runs").setText("30");
            this.<ButtonBase>node("#source-typed").fire();
        });
        await(() -> seen("#parameters-table .parameter-field"));
        robot.interact(
                () -> this.<TextField>node("#parameters-table .parameter-field").setText("42"));
        settle();
        at("experiment-form");
        fire(node("#experiment-start"));
        await(() -> window.comparisons()
                .experiment()
                .filter(ExperimentViewModel::isEnded)
                .isPresent());
        at("experiment-result");
        for (String page : List.of("runs", "plans", "flame", "settings")) {
            fire(node("#experiment-page-" + page));
            at("experiment-" + page);
            twins("experiment-" + page, "#runs-as-table");
            twins("experiment-" + page, "#flame-diff-as-table");
        }
    }

    private void drill() throws Exception {
        TreeTableView<?> tree = node("#statements-tree");
        await(() -> tree.getExpandedItemCount() > 1);
        robot.interact(() -> {
            tree.requestFocus();
            tree.getSelectionModel().clearAndSelect(0);
        });
        for (int level = 0; level < 4; level++) {
            robot.type(KeyCode.RIGHT);
            settle();
            robot.type(KeyCode.DOWN);
            settle();
        }
        at("statements-drilled");
        for (String tab : List.of("sql", "binds", "waits", "raw")) {
            fire(node("#detail-" + tab));
            at("statements-" + tab);
        }
        fire(node("#detail-facts"));
    }

    /// The tables behind the pictures in sight, one after the other.
    private void twins(String name, String toggle) throws Exception {
        List<ToggleButton> toggles = robot.lookup(toggle).match(WindowTour::isInSight).<ToggleButton>queryAll().stream()
                .toList();
        if (toggles.isEmpty()) {
            return;
        }
        robot.interact(() -> toggles.forEach(each -> each.setSelected(true)));
        at(name + "-tables");
        robot.interact(() -> toggles.forEach(each -> each.setSelected(false)));
    }

    private void dialog(String name, String id, String close) throws Exception {
        await(() -> seen(id));
        DialogPane dialog = node(id);
        visitor.at(name, dialog.getScene(), dialog);
        robot.interact(() -> dialog.lookupAll(".button").stream()
                .map(Button.class::cast)
                .filter(button -> button.getText().equals(close))
                .forEach(Button::fire));
        settle();
    }

    private void at(String name) throws Exception {
        settle();
        visitor.at(name, stage.getScene(), stage.getScene().getRoot());
    }

    void show(View view) throws Exception {
        robot.interact(() -> window.actions().get("show" + upper(view.name())).runIfEnabled());
        settle();
    }

    void openTraces(String... names) throws Exception {
        openTraces(Stream.of(names).map(WindowTour::sample).toArray(Path[]::new));
    }

    private void openTraces(Path... files) throws Exception {
        for (Path file : files) {
            robot.interact(() -> window.open(List.of(file)));
            await(() -> window.workspace()
                    .current()
                    .filter(trace -> trace.stateProperty().get() instanceof OpenedTrace.State.Ready
                            && trace.context().analysisProperty().get() != null)
                    .isPresent());
        }
        settle();
    }

    static Path sample(String name) {
        return Path.of("sample-traces").resolve(name).toAbsolutePath();
    }

    /// Until the work in the background has come back and the window has drawn it.
    void settle() {
        int before = 0;
        int same = 0;
        for (int i = 0; i < 60 && same < 2; i++) {
            Until.drawn();
            int now = WaitForAsyncUtils.waitForAsyncFx(10_000, WindowTour::state);
            same = now == before ? same + 1 : 0;
            before = now;
        }
    }

    /// Changes when texts come or nodes move.
    private static int state() {
        int hash = 1;
        for (Window each : Window.getWindows()) {
            for (Node node : dev.pgtrace.ui.access.Seen.nodes(each.getScene().getRoot())) {
                hash = 31 * hash + node.getBoundsInParent().hashCode();
                if (node instanceof javafx.scene.text.Text text
                        && !dev.pgtrace.ui.access.Seen.isIn(text, "status-bar")) {
                    hash = 31 * hash + text.getText().hashCode();
                }
            }
        }
        return hash;
    }

    private boolean seen(String selector) {
        return robot.lookup(selector).match(WindowTour::isInSight).tryQuery().isPresent();
    }

    @SuppressWarnings("unchecked")
    <N extends Node> N node(String selector) {
        return (N) robot.lookup(selector).match(WindowTour::isInSight).query();
    }

    private Button button(String in, String text) {
        return robot.lookup(in)
                .lookup(".button")
                .match(node -> node instanceof Button button && button.getText().equals(text))
                .query();
    }

    private void fire(Node button) {
        robot.interact(() -> ((ButtonBase) button).fire());
    }

    private static boolean isInSight(Node node) {
        for (Node at = node; at != null; at = at.getParent()) {
            if (!at.isVisible()) {
                return false;
            }
        }
        return node.getScene() != null && node.getScene().getWindow() != null;
    }

    private static String name(View view) {
        return view.name().toLowerCase(Locale.ROOT);
    }

    private static String upper(String name) {
        return name.charAt(0) + name.substring(1).toLowerCase(Locale.ROOT);
    }

    private static void await(Callable<Boolean> condition) throws TimeoutException {
        WaitForAsyncUtils.waitFor(
                60, TimeUnit.SECONDS, () -> WaitForAsyncUtils.asyncFx(condition).get());
        WaitForAsyncUtils.waitForFxEvents();
    }
}

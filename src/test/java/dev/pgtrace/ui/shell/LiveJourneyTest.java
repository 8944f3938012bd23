package dev.pgtrace.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pgtrace.app.SettingsFile;
import dev.pgtrace.model.CaptureRoute;
import dev.pgtrace.model.capture.CaptureScope;
import dev.pgtrace.model.capture.CaptureStatus;
import dev.pgtrace.server.TestServer;
import dev.pgtrace.ui.Screenshots;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.DialogPane;
import javafx.scene.control.Label;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.fxmisc.richtext.CodeArea;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;

/// Journeys on a real server: connect, look at sessions, run statements, record others.
class LiveJourneyTest {
    private static TestServer server;

    @TempDir
    Path folder;

    private final FxRobot robot = new FxRobot();
    private MainWindow window;
    private Stage stage;

    @BeforeAll
    static void startServer() throws Exception {
        server = TestServer.shared(18, TestServer.logging(18));
        server.execute(
                "CREATE TABLE IF NOT EXISTS live_orders AS SELECT i AS id, i % 97 AS customer FROM generate_series(1, 20000) i");
    }

    @BeforeEach
    void open() throws Exception {
        System.setProperty(
                SettingsFile.FOLDER_PROPERTY, folder.resolve("settings").toString());
        System.setProperty("pgtrace.recordings", folder.resolve("recordings").toString());
        FxToolkit.registerPrimaryStage();
        SettingsFile settings = new SettingsFile(folder.resolve("settings").resolve("settings.json"));
        FxToolkit.setupStage(primary -> {
            stage = primary;
            window =
                    new MainWindow(primary, settings, settings.load().settings().withTheme("light"));
            window.show();
            primary.setMaximized(false);
            primary.setWidth(1440);
            primary.setHeight(900);
        });
    }

    @AfterEach
    void close() throws Exception {
        robot.interact(() -> {
            try {
                window.closed();
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        });
        FxToolkit.cleanupStages();
        System.clearProperty(SettingsFile.FOLDER_PROPERTY);
        System.clearProperty("pgtrace.recordings");
    }

    @Test
    void connectsByAPastedAddressAndShowsWhatCanBeTraced() throws Exception {
        connect();
        picture("server-sessions");

        robot.clickOn("#page-probe");
        await(() -> robot.lookup("#probe-matrix").tryQuery().isPresent());
        TableView<?> matrix = robot.lookup("#probe-matrix").query();
        await(() -> !matrix.getItems().isEmpty());
        picture("server-probe");

        assertThat(matrix.getItems()).isNotEmpty();
    }

    @Test
    void testsAnAddressBeforeConnecting() throws Exception {
        robot.clickOn("#connect");
        robot.clickOn("#connect-address");
        robot.interact(() -> this.<TextField>node("#connect-address")
                .setText(server.url(TestServer.SUPERUSER, "wrong password", "postgres")));
        robot.clickOn("#connect-test");
        await(() -> this.<Label>node("#connect-outcome").getText().contains("assword"));
        assertThat(this.<TextField>node("#connect-address").getText()).doesNotContain("wrong");
        picture("connect-refused");

        robot.interact(() -> this.<TextField>node("#connect-address").setText(server.url()));
        robot.clickOn("#connect-test");
        await(() -> this.<Label>node("#connect-outcome").getText().startsWith("PostgreSQL 18"));
        picture("connect-reached");
    }

    @Test
    void runsStatementsAndShowsWhereTheirTimeWent() throws Exception {
        connect();
        robot.clickOn("#page-console");
        await(() -> robot.lookup("#console-sql").tryQuery().isPresent());
        CodeArea sql = node("#console-sql");
        robot.interact(() -> {
            sql.replaceText(
                    "SELECT customer, count(*)\nFROM live_orders\nWHERE customer < $1\nGROUP BY customer ORDER BY 2 DESC;");
            sql.requestFocus();
        });
        await(() -> robot.lookup("#bind-1").tryQuery().isPresent());
        robot.interact(() -> this.<TextField>node("#bind-1").setText("50"));
        robot.clickOn("#console-sql");
        robot.push(KeyCode.CONTROL, KeyCode.ENTER);

        await(() -> !window.workspace().traces().isEmpty());
        await(() -> window.workspace().traces().getFirst().stateProperty().get() instanceof OpenedTrace.State.Ready);
        await(() -> window.workspace()
                        .traces()
                        .getFirst()
                        .context()
                        .analysisProperty()
                        .get()
                != null);
        assertThat(window.workspace()
                        .traces()
                        .getFirst()
                        .context()
                        .trace()
                        .orElseThrow()
                        .info()
                        .counts()
                        .executions())
                .isEqualTo(3); // with the BEGIN and COMMIT that fetching in portions takes
        WaitForAsyncUtils.waitForFxEvents();
        picture("console-trace");
        robot.interact(() ->
                window.servers().frontProperty().set(window.servers().open().getFirst()));
        picture("console");
    }

    @Test
    void recordsOtherSessionsWhileTheViewsFill() throws Exception {
        connect();
        ComboBox<CaptureScope> scope = node("#start-scope");
        await(() -> !scope.getItems().isEmpty());
        robot.interact(() -> scope.setValue(new CaptureScope.All()));
        await(() -> !this.<Button>node("#start-trace").isDisabled());
        picture("start-card");
        robot.interact(
                () -> Platform.runLater(() -> this.<Button>node("#start-trace").fire()));
        await(() -> robot.lookup("#question").tryQuery().isPresent());
        DialogPane question = node("#question");
        robot.interact(() -> Screenshots.take(question.getScene(), "agree"));
        robot.interact(() -> question.lookupAll(".button").stream()
                .map(Button.class::cast)
                .filter(button -> button.getText().equals("Start trace"))
                .forEach(Button::fire));
        await(() -> !window.recordings().running().isEmpty());
        await(() -> phase() == CaptureStatus.Phase.RECORDING);

        try (Connection busy = server.connect();
                PreparedStatement find = busy.prepareStatement("SELECT count(*) FROM live_orders WHERE customer = ?")) {
            run(find, 40);
            await(() -> executions() >= 40);
            assertThat(robot.lookup("#recording-bar").tryQuery()).isPresent();
            picture("live-overview");
            robot.clickOn("#view-timeline");
            await(() -> robot.lookup("#recording-bar").tryQuery().isPresent());
            picture("live-timeline");

            robot.clickOn("#pause-live");
            long before = executions();
            run(find, 20);
            await(() -> window.recordings()
                            .running()
                            .getFirst()
                            .statusProperty()
                            .get()
                            .executions()
                    >= 60);
            assertThat(executions()).isEqualTo(before);
            robot.clickOn("#pause-live");
            await(() -> executions() >= 60);
        }

        robot.clickOn("#stop-recording");
        await(() -> window.recordings().running().isEmpty());
        await(() -> window.workspace().traces().getFirst().stateProperty().get() instanceof OpenedTrace.State.Ready);
        assertThat(server.value("SELECT count(*) FROM pg_file_settings WHERE sourcefile LIKE '%auto.conf'"))
                .isEqualTo("0");
        await(() -> robot.lookup("#recording-bar").tryQuery().isEmpty());
        robot.clickOn("#view-statements");
        WaitForAsyncUtils.waitForFxEvents();
        picture("live-stopped");
    }

    @Test
    void recordsTheCallsOfOneSessionByASignalOnceTheCommandIsAgreedTo() throws Exception {
        connect();
        try (Connection busy = server.connect();
                PreparedStatement find = busy.prepareStatement("SELECT count(*) FROM live_orders WHERE customer = ?")) {
            run(find, 1);
            long pid = pid(busy);
            robot.clickOn("#hide-idle");
            TableView<?> sessions = node("#sessions");
            await(() -> row(sessions, pid) >= 0);
            robot.interact(() -> {
                sessions.getSelectionModel().select(row(sessions, pid));
                sessions.requestFocus();
            });
            robot.push(KeyCode.ENTER);
            picture("session-picked");
            ComboBox<CaptureRoute> route = node("#start-route");
            await(() -> route.getItems().size() == 2);
            robot.interact(() -> route.setValue(CaptureRoute.RELOADED_BACKEND));
            await(() -> !this.<Button>node("#start-trace").isDisabled());
            picture("start-signal");
            // What is to be agreed to is prepared anew for the route; until it is there, the button does nothing.
            await(() -> {
                boolean asked = robot.lookup("#question-tick").tryQuery().isPresent();
                if (!asked) {
                    Platform.runLater(this::startUnlessAsked);
                }
                return asked;
            });
            DialogPane question = node("#question");
            robot.interact(() -> Screenshots.take(question.getScene(), "agree-signal"));
            robot.interact(() -> this.<CheckBox>node("#question-tick").setSelected(true));
            robot.interact(() -> question.lookupAll(".button").stream()
                    .map(Button.class::cast)
                    .filter(button -> button.getText().equals("Start trace"))
                    .forEach(Button::fire));
            await(() -> !window.recordings().running().isEmpty());
            await(() -> phase() == CaptureStatus.Phase.RECORDING);
            for (int i = 0; i < 50 && executions() < 20; i++) {
                run(find, 20);
                WaitForAsyncUtils.waitForFxEvents();
            }
            await(() -> executions() >= 20);
            robot.clickOn("#stop-recording"); // a recording of one session ends with it
        }
        await(() -> window.recordings().running().isEmpty());
        assertThat(server.value("SELECT count(*) FROM pg_file_settings WHERE sourcefile LIKE '%auto.conf'"))
                .isEqualTo("0");
    }

    @Test
    void startsTheDemoFromTheWelcomeScreen() throws Exception {
        robot.clickOn("#demo");
        await(() -> robot.lookup("#sessions").tryQuery().isPresent());
        TableView<?> sessions = node("#sessions");
        await(() -> !sessions.getItems().isEmpty());
        picture("demo-sessions");
        assertThat(window.servers().known()).isEmpty();
    }

    private void startUnlessAsked() {
        if (robot.lookup("#question-tick").tryQuery().isEmpty()) {
            this.<Button>node("#start-trace").fire();
        }
    }

    private static int row(TableView<?> sessions, long pid) {
        for (int i = 0; i < sessions.getItems().size(); i++) {
            if (sessions.getItems().get(i).toString().contains("pid=" + pid + ",")) {
                return i;
            }
        }
        return -1;
    }

    private static long pid(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT pg_backend_pid()")) {
            row.next();
            return row.getLong(1);
        }
    }

    private static void run(PreparedStatement find, int times) throws SQLException {
        for (int i = 0; i < times; i++) {
            find.setInt(1, i);
            find.executeQuery().close();
        }
    }

    private CaptureStatus.Phase phase() {
        CaptureStatus status =
                window.recordings().running().getFirst().statusProperty().get();
        return status == null ? CaptureStatus.Phase.STARTING : status.phase();
    }

    private long executions() {
        return window.workspace().traces().isEmpty()
                ? 0
                : window.workspace()
                        .traces()
                        .getFirst()
                        .context()
                        .trace()
                        .map(trace -> (long) trace.executions().size())
                        .orElse(0L);
    }

    private void connect() throws Exception {
        robot.clickOn("#connect");
        robot.interact(() -> this.<TextField>node("#connect-address").setText(server.url()));
        robot.clickOn("#connect-connect");
        await(() -> robot.lookup("#sessions").tryQuery().isPresent());
        await(() -> window.servers()
                .open()
                .getFirst()
                .context()
                .flatMap(c -> c.probe())
                .isPresent());
    }

    private void picture(String name) {
        WaitForAsyncUtils.waitForFxEvents();
        robot.interact(() -> Screenshots.take(stage.getScene(), name));
    }

    @SuppressWarnings("unchecked")
    private <N extends Node> N node(String selector) {
        return (N) robot.lookup(selector).query();
    }

    private static void await(Callable<Boolean> condition) throws TimeoutException {
        WaitForAsyncUtils.waitFor(
                60, TimeUnit.SECONDS, () -> WaitForAsyncUtils.asyncFx(condition).get());
        WaitForAsyncUtils.waitForFxEvents();
    }
}

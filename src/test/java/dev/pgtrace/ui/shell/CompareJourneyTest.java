package dev.pgtrace.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pgtrace.analysis.experiment.Verdict;
import dev.pgtrace.app.ExportComparison;
import dev.pgtrace.app.ExportExperiment;
import dev.pgtrace.app.SettingsFile;
import dev.pgtrace.model.experiment.ExperimentEnd;
import dev.pgtrace.model.experiment.RunPhase;
import dev.pgtrace.server.TestServer;
import dev.pgtrace.ui.Screenshots;
import dev.pgtrace.ui.compare.ExperimentViewModel;
import dev.pgtrace.ui.kit.theme.Theme;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.DialogPane;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.TableView;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.image.WritableImage;
import javafx.scene.input.Clipboard;
import javafx.scene.input.DataFormat;
import javafx.scene.input.KeyCode;
import javafx.scene.paint.Color;
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

/// Journeys side by side on a real server: from the form to the verdict, stopped, failed, saved, opened again; traces.
class CompareJourneyTest {
    private static final String SCAN = """
            SELECT *
            FROM ab_orders
            WHERE customer_id + 0 = $1
            ORDER BY id""";
    private static final String INDEXED = """
            SELECT *
            FROM ab_orders
            WHERE customer_id = $1
            ORDER BY id""";

    private static TestServer server;

    @TempDir
    Path folder;

    private final FxRobot robot = new FxRobot();
    private MainWindow window;
    private Stage stage;

    @BeforeAll
    static void startServer() throws Exception {
        server = TestServer.shared(18, TestServer.logging(18));
        server.execute("DROP TABLE IF EXISTS ab_orders");
        server.execute("CREATE TABLE ab_orders AS SELECT i AS id, i % 997 AS customer_id, repeat('x', 60) AS note"
                + " FROM generate_series(1, 40000) i");
        server.execute("CREATE INDEX ab_orders_customer_id ON ab_orders (customer_id)");
        server.execute("ANALYZE ab_orders");
    }

    @BeforeEach
    void open() throws Exception {
        System.setProperty(
                SettingsFile.FOLDER_PROPERTY, folder.resolve("settings").toString());
        FxToolkit.registerPrimaryStage();
        SettingsFile settings = new SettingsFile(folder.resolve("settings").resolve("settings.json"));
        FxToolkit.setupStage(primary -> {
            stage = primary;
            window =
                    new MainWindow(primary, settings, settings.load().settings().withTheme("dark"));
            window.show();
            primary.setMaximized(false);
            primary.setX(0); // where a test before this one left it, a click may miss
            primary.setY(0);
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
    }

    @Test
    void goesFromTheFormToTheVerdictAndToAFileAndBack() throws Exception {
        connect();
        form(SCAN, INDEXED, "40");
        robot.interact(() -> {
            this.<TextField>node("#experiment-title").setText("order lookup");
            this.<ButtonBase>node("#source-typed").fire();
        });
        pasteInto("#parameters-table .parameter-field", "17\n42\n401\n");
        assertThat(robot.lookup("#parameters-table .parameter-field").<TextField>queryAll())
                .extracting(TextField::getText)
                .contains("17", "42", "401");
        picture("compare-form");
        robot.clickOn("#experiment-start");
        await(() -> experiment().isEnded());

        ExperimentViewModel done = experiment();
        assertThat(done.result().orElseThrow().comparisons().getFirst().verdict())
                .isEqualTo(Verdict.FASTER);
        assertThat(this.<Label>node("#verdict").getText()).contains("v2").contains("faster than v1");
        assertThat(this.<Label>node("#verdict-evidence").getText())
                .contains("40 runs each, interleaved")
                .contains("same rows returned");
        assertThat(done.result().orElseThrow().comparisons().getFirst().cause()).isNotEmpty();
        ListView<?> before = node("#plan-a");
        ListView<?> after = node("#plan-b");
        assertThat(before.getItems()).isNotEmpty();
        assertThat(after.getItems()).isNotEmpty();
        picture("compare-result-dark");
        robot.interact(() -> window.appearance().themeProperty().set(Theme.LIGHT));
        picture("compare-result-light");

        page("runs");
        picture("compare-runs-light");
        robot.interact(() -> window.appearance().themeProperty().set(Theme.DARK));
        picture("compare-runs-dark");
        robot.clickOn("#runs-as-table");
        TableView<?> runs = robot.lookup("#experiment-runs .table-view").query();
        long listed = done.experiment().orElseThrow().runs().stream()
                .filter(run -> run.phase() != RunPhase.EXPLAINED)
                .count();
        assertThat(runs.getItems()).hasSize((int) listed);

        page("plans");
        TableView<?> plans = node("#plan-diff");
        await(() -> !plans.getItems().isEmpty());
        picture("compare-plans-dark");
        page("flame");
        await(() -> robot.lookup("#flame-diff .label").<Label>queryAll().stream()
                .anyMatch(label -> label.getText().contains("frames")));
        picture("compare-flame-dark");
        robot.interact(() -> window.appearance().themeProperty().set(Theme.LIGHT));
        await(() -> groundOf("#flame-diff-b").getBrightness() > 0.9);
        picture("compare-flame-light");
        robot.interact(() -> window.appearance().themeProperty().set(Theme.DARK));
        await(() -> groundOf("#flame-diff-b").getBrightness() < 0.2);
        robot.clickOn("#flame-diff-width-both");
        picture("compare-flame-both");
        robot.clickOn("#flame-diff-as-table");
        TableView<?> frames = robot.lookup("#flame-diff .table-view").query();
        assertThat(frames.getItems()).isNotEmpty();
        page("settings");
        picture("compare-settings-dark");

        Path file = folder.resolve("lookup.trcab");
        robot.interact(() -> done.save(file, () -> {}));
        await(() -> Files.exists(file) && !done.unsavedProperty().get());
        Path html = folder.resolve("lookup.html");
        robot.interact(() -> actions().export(done, ExportExperiment.Form.HTML, html));
        await(() -> Files.exists(html));
        assertThat(Files.readString(html)).contains("order lookup");

        robot.interact(() -> window.actions().get("close").runIfEnabled());
        await(() -> window.comparisons().comparisons().open().isEmpty());
        robot.interact(() -> window.open(List.of(file)));
        await(() -> window.comparisons()
                .experiment()
                .filter(ExperimentViewModel::isEnded)
                .isPresent());
        assertThat(experiment().experiment()).isEqualTo(done.experiment());
        robot.interact(() -> robot.lookup("#experiment-again").<Button>query().fire());
        await(() -> experiment().isEnded() && !experiment().experiment().equals(done.experiment()));
    }

    @Test
    void keepsWhatWasMeasuredWhenStopped() throws Exception {
        connect();
        form("SELECT pg_sleep(0.01)", "SELECT pg_sleep(0.02)", "1000");
        robot.clickOn("#experiment-start");
        await(() -> robot.lookup("#verdict").tryQuery().isPresent()
                && this.<Label>node("#verdict").getText().contains("of 1,000 runs")
                && this.<Label>node("#verdict").getText().contains("B/A"));
        picture("compare-running");
        assertThat(this.<Label>node("#verdict").getText()).contains("Running");
        robot.clickOn("#experiment-stop");
        await(() -> experiment().isEnded());
        assertThat(experiment().experiment().orElseThrow().end().reason()).isEqualTo(ExperimentEnd.Reason.CANCELLED);
        assertThat(experiment().experiment().orElseThrow().runs()).isNotEmpty();
        assertThat(this.<Label>node("#ending-banner").getText()).startsWith("Stopped before its end.");
        picture("compare-stopped");
    }

    @Test
    void saysWhichVariantFailed() throws Exception {
        connect();
        form("SELECT 1", "SELECT count(*) / (count(*) - 40000) FROM ab_orders", "20");
        robot.clickOn("#experiment-start");
        await(() -> experiment().isEnded()
                || robot.lookup("#experiment-problem").<Label>queryAll().stream()
                        .anyMatch(label -> !label.getText().isEmpty()));
        picture("compare-failed");
        String said = experiment().isEnded()
                ? experiment().experiment().orElseThrow().end().message()
                : this.<Label>node("#experiment-problem").getText();
        assertThat(said).contains("v2").contains("division by zero");
    }

    @Test
    void saysWhatIsWrongInTheForm() throws Exception {
        connect();
        form("SELECT 1", "", "20");
        robot.clickOn("#experiment-start");
        assertThat(this.<Label>node("#experiment-problem").getText()).isEqualTo("Write the SQL of variant B.");
        robot.interact(() -> this.<CodeArea>node("#variant-sql-b").replaceText("SELEC 2"));
        robot.clickOn("#experiment-start");
        await(() -> this.<Label>node("#experiment-problem").getText().contains("v2"));
    }

    @Test
    void warnsAboutADifferentAnswerBeforeAnySpeed() throws Exception {
        connect();
        form("SELECT * FROM ab_orders WHERE id < 100", "SELECT * FROM ab_orders WHERE id < 99", "12");
        robot.clickOn("#experiment-start");
        await(() -> experiment().isEnded());
        assertThat(this.<Label>node("#answers-banner").getText()).contains("do not return the same");
        picture("compare-different");
    }

    @Test
    void asksBeforeAnIndexIsBuiltAndRollsItBack() throws Exception {
        connect();
        form(SCAN.replace("$1", "7"), SCAN.replace("$1", "7"), "12");
        robot.clickOn("#index-add-b");
        robot.interact(() -> this.<TextField>node("#index-definition-b0")
                .setText("CREATE INDEX ab_try ON ab_orders ((customer_id + 0))"));
        robot.interact(() ->
                Platform.runLater(() -> this.<Button>node("#experiment-start").fire()));
        await(() -> robot.lookup("#question").tryQuery().isPresent());
        DialogPane question = node("#question");
        robot.interact(() -> Screenshots.take(question.getScene(), "compare-agree"));
        assertThat(question.lookupAll(".text-area").stream()
                        .map(TextArea.class::cast)
                        .map(TextArea::getText)
                        .toList())
                .anyMatch(text -> text.contains("CREATE INDEX ab_try"));
        robot.interact(() -> question.lookupAll(".button").stream()
                .map(Button.class::cast)
                .filter(button -> button.getText().equals("Start"))
                .forEach(Button::fire));
        await(() -> experiment().isEnded());
        assertThat(experiment().experiment().orElseThrow().end().reason()).isEqualTo(ExperimentEnd.Reason.RUNS);
        assertThat(server.value("SELECT count(*) FROM pg_class WHERE relname = 'ab_try'"))
                .isEqualTo("0");
        picture("compare-index");
    }

    @Test
    void comparesTwoTracesAndTwoStatements() throws Exception {
        Path first = Path.of("sample-traces/checkout_session.trc").toAbsolutePath();
        Path second = Path.of("sample-traces/nested_functions.trc").toAbsolutePath();
        robot.interact(() -> window.open(List.of(first, second)));
        await(() -> window.workspace().traces().size() == 2
                && window.workspace().traces().stream()
                        .allMatch(trace -> trace.stateProperty().get() instanceof OpenedTrace.State.Ready
                                && trace.context().analysisProperty().get() != null));
        robot.interact(() -> window.actions().get("compareTraces").runIfEnabled());
        await(() -> robot.lookup("#delta-table").tryQuery().isPresent());
        TableView<?> deltas = node("#delta-table");
        await(() -> !deltas.getItems().isEmpty());
        assertThat(this.<Label>node("#traces-headline").getText()).startsWith("Database time");
        picture("compare-traces-dark");
        robot.clickOn("#traces-page-flame");
        await(() -> robot.lookup("#flame-diff .label").<Label>queryAll().stream()
                .anyMatch(label -> label.getText().contains("frames")));
        picture("compare-traces-flame");
        robot.clickOn("#traces-page-plans");
        picture("compare-traces-plans");
        for (ExportComparison.Form form : ExportComparison.Form.values()) {
            Path file = folder.resolve("comparison" + form.extension());
            robot.interact(() -> actions().export(window.comparisons().traces().orElseThrow(), form, file));
            await(() -> Files.exists(file));
            assertThat(Files.readString(file)).contains("reprice_cart");
        }
        robot.interact(() -> window.actions().get("close").runIfEnabled());

        OpenedTrace trace = window.workspace().traces().getFirst();
        robot.interact(() -> window.workspace().currentProperty().set(trace));
        robot.clickOn("#view-statements");
        await(() -> robot.lookup("#statements-tree").tryQuery().isPresent());
        robot.interact(() -> {
            javafx.scene.control.TreeTableView<?> tree = node("#statements-tree");
            tree.getSelectionModel().clearAndSelect(0);
            tree.getSelectionModel().select(1);
            tree.getContextMenu().show(tree, 400, 300);
        });
        picture("compare-statement-menu");
        robot.interact(() ->
                this.<javafx.scene.control.TreeTableView<?>>node("#statements-tree")
                        .getContextMenu()
                        .getItems()
                        .stream()
                        .filter(item -> "statements.menu.compare".equals(item.getId()))
                        .forEach(item -> {
                            assertThat(item.isDisable()).isFalse();
                            item.fire();
                        }));
        await(() -> window.comparisons().comparisons().front().isPresent());
        await(() -> robot.lookup("#delta-table").tryQuery().isPresent()
                && !this.<TableView<?>>node("#delta-table").getItems().isEmpty());
        picture("compare-statements");
    }

    @Test
    void comparesATraceThatIsClickedWithTheOneInFront() throws Exception {
        Path first = Path.of("sample-traces/checkout_session.trc").toAbsolutePath();
        Path second = Path.of("sample-traces/own_session.trc").toAbsolutePath();
        open(first, second);
        OpenedTrace front = window.workspace().current().orElseThrow();
        OpenedTrace other = window.workspace().traces().stream()
                .filter(trace -> !trace.equals(front))
                .findFirst()
                .orElseThrow();
        Node entry = robot.lookup(".sidebar-entry").<Button>queryAll().stream()
                .filter(button -> other.title().equals(button.getAccessibleText()))
                .findFirst()
                .orElseThrow();
        robot.press(KeyCode.CONTROL).clickOn(entry).release(KeyCode.CONTROL);
        await(() -> window.comparisons().traces().isPresent());
        assertThat(window.comparisons().traces().orElseThrow().title())
                .isEqualTo(front.title() + " · " + other.title());
    }

    @Test
    void comparesTwoExecutionsOfAStatement() throws Exception {
        open(Path.of("sample-traces/checkout_session.trc").toAbsolutePath());
        robot.clickOn("#view-statements");
        await(() -> robot.lookup("#statements-tree").tryQuery().isPresent());
        javafx.scene.control.TreeTableView<?> tree = node("#statements-tree");
        int statement = 0; // the heaviest, which ran twelve times
        await(() -> tree.getExpandedItemCount() > 2);
        robot.interact(() -> tree.getTreeItem(statement).setExpanded(true));
        await(() -> tree.getTreeItem(statement).getChildren().size() >= 12);
        // In one go: executions that arrive meanwhile select one row again.
        robot.interact(() -> {
            tree.getSelectionModel().clearAndSelect(statement + 1);
            tree.getSelectionModel().select(statement + 2);
            tree.getContextMenu().show(tree, 400, 300);
            tree.getContextMenu().getItems().stream()
                    .filter(item -> "statements.menu.compare".equals(item.getId()))
                    .forEach(item -> {
                        assertThat(item.isDisable()).isFalse();
                        item.fire();
                    });
            tree.getContextMenu().hide();
        });
        await(() -> robot.lookup("#delta-table").tryQuery().isPresent()
                && !this.<TableView<?>>node("#delta-table").getItems().isEmpty());
        assertThat(this.<Label>node("#traces-headline").getText()).startsWith("Database time");
        assertThat(window.comparisons().traces().orElseThrow().title()).contains("execution");
        picture("compare-executions");
    }

    private void open(Path... files) throws Exception {
        robot.interact(() -> window.open(List.of(files)));
        await(() -> window.workspace().traces().size() == files.length
                && window.workspace().traces().stream()
                        .allMatch(trace -> trace.stateProperty().get() instanceof OpenedTrace.State.Ready
                                && trace.context().analysisProperty().get() != null));
    }

    private CompareActions actions() {
        return new CompareActions(
                stage,
                window.comparisons(),
                window.workspace(),
                window.servers().runner(),
                text -> {});
    }

    private void pasteInto(String field, String text) throws Exception {
        await(() -> robot.lookup(field).tryQuery().isPresent());
        robot.interact(() -> Clipboard.getSystemClipboard().setContent(java.util.Map.of(DataFormat.PLAIN_TEXT, text)));
        robot.clickOn(robot.lookup(field).<Node>query());
        robot.push(KeyCode.CONTROL, KeyCode.V);
        WaitForAsyncUtils.waitForFxEvents();
    }

    /// Of the lower left corner of a picture, where no frame is.
    private Color groundOf(String picture) {
        Node node = node(picture);
        WritableImage image = node.snapshot(null, null);
        return image.getPixelReader().getColor(3, (int) image.getHeight() - 4);
    }

    @Test
    void startsARewriteFromAStatementOfATrace() throws Exception {
        Path file = Path.of("sample-traces/checkout_session.trc").toAbsolutePath();
        robot.interact(() -> window.open(List.of(file)));
        await(() -> window.workspace().traces().size() == 1
                && window.workspace()
                                .traces()
                                .getFirst()
                                .context()
                                .analysisProperty()
                                .get()
                        != null
                && window.workspace().traces().getFirst().stateProperty().get() instanceof OpenedTrace.State.Ready);
        robot.interact(() -> window.actions().get("heaviest").runIfEnabled());
        robot.interact(() -> window.actions().get("rewrite").runIfEnabled());
        await(() -> robot.lookup("#variant-sql-a").tryQuery().isPresent());
        assertThat(this.<CodeArea>node("#variant-sql-a").getText()).isNotBlank();
        assertThat(this.<CodeArea>node("#variant-sql-b").getText())
                .isEqualTo(this.<CodeArea>node("#variant-sql-a").getText());
        picture("compare-rewrite");
    }

    private void form(String first, String second, String runs) throws Exception {
        robot.clickOn("#toolbar-compare");
        await(() -> robot.lookup("#experiment-form").tryQuery().isPresent());
        robot.interact(() -> {
            this.<CodeArea>node("#variant-sql-a").replaceText(first);
            this.<CodeArea>node("#variant-sql-b").replaceText(second);
            this.<TextField>node("#option-runs").setText(runs);
        });
    }

    private void page(String name) {
        robot.interact(() -> this.<ToggleButton>node("#experiment-page-" + name).fire());
        WaitForAsyncUtils.waitForFxEvents();
    }

    private ExperimentViewModel experiment() {
        return window.comparisons().experiment().orElseThrow();
    }

    private void connect() throws Exception {
        robot.clickOn("#connect");
        robot.interact(() -> this.<TextField>node("#connect-address").setText(server.url()));
        robot.clickOn("#connect-connect");
        await(() -> robot.lookup("#sessions").tryQuery().isPresent());
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
                90, TimeUnit.SECONDS, () -> WaitForAsyncUtils.asyncFx(condition).get());
        WaitForAsyncUtils.waitForFxEvents();
    }
}

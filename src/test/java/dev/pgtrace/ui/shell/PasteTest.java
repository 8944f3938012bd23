package dev.pgtrace.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pgtrace.app.SettingsFile;
import dev.pgtrace.ui.Screenshots;
import dev.pgtrace.ui.kit.control.Question;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import javafx.application.Platform;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.DialogPane;
import javafx.scene.input.Clipboard;
import javafx.scene.input.DataFormat;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;

/// What comes from the clipboard, and what takes more than a click, in the light theme.
class PasteTest {
    private static final String PLAN = """
            Seq Scan on orders  (cost=0.00..2041.00 rows=100000 width=44) (actual time=0.011..9.500 rows=100000 loops=1)
              Buffers: shared hit=41 read=1000
            Planning Time: 0.080 ms
            Execution Time: 13.420 ms
            """;

    @TempDir
    Path folder;

    private final FxRobot robot = new FxRobot();
    private MainWindow window;
    private Stage stage;

    @BeforeEach
    void open() throws Exception {
        System.setProperty(
                SettingsFile.FOLDER_PROPERTY, folder.resolve("settings").toString());
        FxToolkit.registerPrimaryStage();
        SettingsFile settings = new SettingsFile(folder.resolve("settings").resolve("settings.json"));
        FxToolkit.setupStage(primary -> {
            stage = primary;
            window =
                    new MainWindow(primary, settings, settings.load().settings().withTheme("light"));
            window.show();
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
    void opensAPlanThatIsPastedOnTheWelcomeScreen() throws Exception {
        robot.interact(() -> Screenshots.take(stage.getScene(), "welcome-light"));
        copy(PLAN);
        robot.push(KeyCode.CONTROL, KeyCode.V);

        WaitForAsyncUtils.waitFor(30, TimeUnit.SECONDS, () -> WaitForAsyncUtils.asyncFx(() -> window.workspace()
                        .current()
                        .filter(trace -> trace.stateProperty().get() instanceof OpenedTrace.State.Ready)
                        .isPresent())
                .get());
        OpenedTrace trace = window.workspace().current().orElseThrow();
        assertThat(trace.title()).isEqualTo("Pasted 1");
        assertThat(trace.context().trace().orElseThrow().executions().size()).isEqualTo(1);

        robot.interact(() -> window.workspace().close(trace));
        assertThat(window.workspace().hasClosedProperty().get()).isFalse();
        assertThat(window.workspace().settingsProperty().get().recentFiles()).isEmpty();
    }

    @Test
    void saysWhatATextIsNot() throws Exception {
        copy("no plan at all");
        robot.interact(() -> window.actions().get("paste").runIfEnabled());

        WaitForAsyncUtils.waitFor(30, TimeUnit.SECONDS, () -> WaitForAsyncUtils.asyncFx(() -> window.workspace()
                        .current()
                        .filter(trace -> trace.stateProperty().get() instanceof OpenedTrace.State.Broken)
                        .isPresent())
                .get());
    }

    @Test
    void actsOnlyOnceTheBoxIsTicked() throws Exception {
        AtomicReference<Boolean> answer = new AtomicReference<>();
        robot.interact(() -> Platform.runLater(() -> answer.set(Question.askTicked(
                stage.getScene().getRoot(),
                "orders-prod is a production server. Change its settings?",
                "Text.",
                "SELECT 1",
                "I know that orders-prod is a production server.",
                "Start trace"))));
        WaitForAsyncUtils.waitFor(30, TimeUnit.SECONDS, () -> robot.lookup("#question-tick")
                .tryQuery()
                .isPresent());
        DialogPane pane = robot.lookup("#question").queryAs(DialogPane.class);
        Button start = pane.lookupAll(".button").stream()
                .map(Button.class::cast)
                .filter(button -> button.getText().equals("Start trace"))
                .findFirst()
                .orElseThrow();
        assertThat(start.isDisabled()).isTrue();

        robot.interact(
                () -> robot.lookup("#question-tick").queryAs(CheckBox.class).setSelected(true));
        robot.interact(() -> Screenshots.take(pane.getScene(), "agree-production-light"));
        robot.interact(start::fire);
        WaitForAsyncUtils.waitFor(30, TimeUnit.SECONDS, () -> answer.get() != null);

        assertThat(answer.get()).isTrue();
    }

    private void copy(String text) {
        robot.interact(() -> Clipboard.getSystemClipboard().setContent(java.util.Map.of(DataFormat.PLAIN_TEXT, text)));
    }
}

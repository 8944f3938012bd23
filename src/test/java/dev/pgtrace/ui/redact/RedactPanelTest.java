package dev.pgtrace.ui.redact;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pgtrace.app.OpenTrace;
import dev.pgtrace.base.task.CancelToken;
import dev.pgtrace.base.task.Progress;
import dev.pgtrace.ui.Screenshots;
import dev.pgtrace.ui.Until;
import dev.pgtrace.ui.kit.Messages;
import dev.pgtrace.ui.kit.task.FxTaskRunner;
import dev.pgtrace.ui.kit.task.SameThreadTaskRunner;
import dev.pgtrace.ui.kit.theme.Appearance;
import dev.pgtrace.ui.kit.theme.Theme;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javafx.scene.Scene;
import javafx.scene.control.CheckBox;
import javafx.scene.control.TextField;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;

class RedactPanelTest {
    private static final Path SAMPLE = Path.of("sample-traces", "checkout_session.trc");

    private final FxRobot robot = new FxRobot();
    private final List<String> said = new ArrayList<>();
    private OpenTrace.Opened opened;
    private RedactPanel panel;
    private Scene scene;

    @TempDir
    Path folder;

    @AfterEach
    void close() throws Exception {
        Messages.use(Locale.ENGLISH);
        FxToolkit.cleanupStages();
        if (opened != null) {
            opened.close();
        }
    }

    @Test
    void showsExamplesOfWhatIsChosen() throws Exception {
        show(Theme.DARK);
        robot.interact(() -> field().setText("a seed"));
        assertThat(examples()).anyMatch(row -> row.contains("mara.lindqvist@example.org"));
        robot.interact(() -> box("binds").setSelected(false));
        assertThat(examples()).isNotEmpty().noneMatch(row -> row.contains("kind=bind values"));
        robot.interact(() -> Screenshots.take(scene, "redact-dark"));
        robot.interact(() -> field().setText(" "));
        assertThat(robot.lookup("#redact-export").queryButton().isDisabled()).isTrue();
    }

    @Test
    void writesTheRedactedTraceAndSaysWhere() throws Exception {
        Messages.use(Locale.GERMAN);
        show(Theme.LIGHT);
        robot.interact(() -> Screenshots.take(scene, "redact-light-de"));
        Messages.use(Locale.ENGLISH);
        Path to = folder.resolve("out.trc");
        robot.interact(() -> panel.write(to));
        assertThat(Files.readString(to)).doesNotContain("mara.lindqvist");
        assertThat(said).containsExactly("Redacted, read again and the same in counts and sums: " + to);
        robot.interact(() -> panel.write(folder.resolve("out.doc")));
        assertThat(robot.lookup("#redact-problem").queryLabeled().getText()).startsWith("The name of the file");
    }

    @Test
    void endsWhatRunsWhenItIsClosedInWhateverWay() throws Exception {
        show(Theme.DARK);
        FxTaskRunner runner = new FxTaskRunner(fault -> {});
        Path to = folder.resolve("closed.trc");
        robot.interact(() -> {
            StackPane root = (StackPane) scene.getRoot();
            RedactPanel running = new RedactPanel(SAMPLE, opened.trace(), runner, () -> {}, said::add);
            root.getChildren().setAll(running);
            running.write(to);
            root.getChildren().clear(); // as Esc does, or a click beside it
        });
        for (int i = 0; i < 40; i++) {
            WaitForAsyncUtils.waitForFxEvents();
        }
        Until.is(() -> folder.toFile().list().length == 0); // what was begun is taken away when the task hears of it
        assertThat(said).isEmpty();
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void proposesAName() {
        assertThat(RedactPanel.proposed(Path.of("a", "nightly.trc.gz"))).isEqualTo("nightly-redacted.trc");
        assertThat(RedactPanel.proposed(Path.of("nightly"))).isEqualTo("nightly-redacted.trc");
        assertThat(RedactPanel.proposed(Path.of("postgresql.csv.gz"))).isEqualTo("postgresql-redacted.trc");
    }

    private List<String> examples() {
        return robot.lookup("#redact-examples").queryTableView().getItems().stream()
                .map(Object::toString)
                .toList();
    }

    private TextField field() {
        return robot.lookup("#redact-seed").queryAs(TextField.class);
    }

    private CheckBox box(String kind) {
        return robot.lookup("#redact-" + kind).queryAs(CheckBox.class);
    }

    private void show(Theme theme) throws Exception {
        opened =
                new OpenTrace(OpenTrace.Options.standard()).file(SAMPLE, Progress.NONE, new CancelToken(), trace -> {});
        Stage stage = FxToolkit.registerPrimaryStage();
        robot.interact(() -> {
            panel = new RedactPanel(SAMPLE, opened.trace(), new SameThreadTaskRunner(), () -> {}, said::add);
            scene = new Scene(new StackPane(panel), 960, 640);
            Appearance appearance = new Appearance();
            appearance.themeProperty().set(theme);
            appearance.dress(scene);
            stage.setScene(scene);
            stage.show();
        });
    }
}

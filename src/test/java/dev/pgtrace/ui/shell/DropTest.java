package dev.pgtrace.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeoutException;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.TransferMode;
import javafx.scene.layout.StackPane;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.util.WaitForAsyncUtils;

/// What is dragged onto the window, from a label that stands for the file manager.
class DropTest {
    @TempDir
    Path folder;

    private final FxRobot robot = new FxRobot();
    private final ClipboardContent dragged = new ClipboardContent();
    private MainWindow window;
    private Label files;
    private ShellFixture fixture;

    @BeforeEach
    void start() throws Exception {
        fixture = ShellFixture.open(folder);
        window = fixture.window();
        robot.interact(() -> {
            files = new Label("files to drag");
            StackPane.setAlignment(files, Pos.BOTTOM_RIGHT);
            ((StackPane) fixture.stage().getScene().getRoot()).getChildren().add(files);
            files.setOnDragDetected(event -> {
                files.startDragAndDrop(TransferMode.COPY).setContent(dragged);
                event.consume();
            });
        });
    }

    @AfterEach
    void stop() throws Exception {
        fixture.close();
    }

    @Test
    void opensEveryFileThatIsDroppedOnTheWindow() throws Exception {
        drop(Path.of("sample-traces/checkout_session.trc"), Path.of("sample-traces/cut_short.trc"));
        await(() -> window.workspace().traces().size() == 2);
        await(() -> window.workspace().traces().stream().noneMatch(OpenedTrace::isIndexing));
        assertThat(window.workspace().traces())
                .extracting(OpenedTrace::title)
                .containsExactly("checkout_session.trc", "cut_short.trc");
        assertThat(window.workspace().current()).map(OpenedTrace::title).contains("checkout_session.trc");
    }

    @Test
    void opensTheTracesOfAFolderThatIsDropped() throws Exception {
        Path traces = Files.createDirectory(folder.resolve("traces"));
        Files.copy(Path.of("sample-traces/cut_short.trc"), traces.resolve("a.trc"));
        Files.copy(Path.of("sample-traces/legacy_u4.trc"), traces.resolve("b.trc"));
        drop(traces);
        await(() -> window.workspace().traces().size() == 2);
        assertThat(window.workspace().traces()).extracting(OpenedTrace::title).containsExactly("a.trc", "b.trc");
    }

    @Test
    void saysOfADroppedFileThatItIsNoTrace() throws Exception {
        drop(Files.writeString(folder.resolve("holiday.jpg"), "\u00ff\u00d8\u00ff not a trace at all"));
        await(() -> robot.lookup(".placeholder-broken")
                .match(Node::isVisible)
                .tryQuery()
                .isPresent());
        assertThat(robot.lookup(".placeholder-broken .placeholder-title")
                        .queryLabeled()
                        .getText())
                .isEqualTo("holiday.jpg is not a trace");
    }

    @Test
    void takesNothingThatIsNoFile() throws Exception {
        dragged.putString("some text");
        robot.drag(files).dropTo(".sidebar");
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(window.workspace().traces()).isEmpty();
    }

    private void drop(Path... paths) {
        dragged.putFiles(List.of(paths).stream()
                .map(Path::toFile)
                .map(File::getAbsoluteFile)
                .toList());
        robot.drag(files).dropTo(".sidebar");
    }

    private void await(Callable<Boolean> condition) throws TimeoutException {
        fixture.await(condition);
    }
}

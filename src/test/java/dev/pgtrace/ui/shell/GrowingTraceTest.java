package dev.pgtrace.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pgtrace.app.SettingsFile;
import dev.pgtrace.model.Trace;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;

/// A trace in the window whose file somebody else still writes.
class GrowingTraceTest {
    private static final int PATIENCE_SECONDS = 60;

    @TempDir
    Path folder;

    private final FxRobot robot = new FxRobot();
    private byte[] all = {};
    private Path file;
    private MainWindow window;

    @BeforeEach
    void start() throws Exception {
        all = Files.readAllBytes(Path.of("sample-traces", "nested_functions.trc"));
        file = folder.resolve("a.trc");
        Stage stage = FxToolkit.registerPrimaryStage();
        FxToolkit.setupFixture(() -> {
            SettingsFile settings = new SettingsFile(folder.resolve("settings"));
            window = new MainWindow(stage, settings, settings.load().settings().withTheme("dark"));
            window.show();
        });
    }

    @AfterEach
    void stop() throws Exception {
        robot.interact(() -> List.copyOf(window.workspace().traces()).forEach(window.workspace()::close));
        FxToolkit.cleanupStages();
    }

    @Test
    void isReadOnUntilItsEndIsWritten() throws Exception {
        OpenedTrace trace = open(all.length / 3);
        int before = executions(trace);

        append(all.length / 3, all.length / 2);
        await(() -> trace.isGrowing() && executions(trace) > before);
        append(all.length / 2, all.length);
        await(() -> !trace.isIndexing());

        assertThat(trace.stateProperty().get()).isInstanceOf(OpenedTrace.State.Ready.class);
        await(() ->
                trace.context().trace().map(shown -> shown.info().complete()).orElse(false));
        OpenedTrace whole = open(folder.resolve("whole.trc"), all.length);
        assertThat(executions(trace)).isEqualTo(executions(whole)).isGreaterThan(before);
    }

    @Test
    void isNotBelievedWhenItBecomesShorter() throws Exception {
        OpenedTrace trace = open(all.length / 2);
        Files.write(file, Arrays.copyOf(all, all.length / 3));
        awaitBroken(trace, "became shorter after it was read");
    }

    @Test
    void isNotBelievedWhenAnotherFileTakesItsPlace() throws Exception {
        OpenedTrace trace = open(all.length / 2);
        Path other = Files.write(folder.resolve("other"), all);
        Files.move(other, file, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
        awaitBroken(trace, "is another file than the one that was read");
    }

    @Test
    void isNotBelievedWhenAnotherFileTakesItsPlaceWhileItGrows() throws Exception {
        OpenedTrace trace = open(all.length / 3);
        append(all.length / 3, all.length / 2);
        await(trace::isGrowing);
        Path other = Files.write(folder.resolve("other"), Arrays.copyOf(all, all.length / 2));
        Files.move(other, file, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
        awaitBroken(trace, "is another file than the one that was read");
    }

    private void awaitBroken(OpenedTrace trace, String why) throws Exception {
        await(() -> trace.stateProperty().get() instanceof OpenedTrace.State.Broken);
        assertThat(trace.stateProperty().get())
                .isInstanceOfSatisfying(OpenedTrace.State.Broken.class, broken -> assertThat(broken.fault())
                        .hasMessageContaining(why));
    }

    private OpenedTrace open(int length) throws Exception {
        return open(file, length);
    }

    private OpenedTrace open(Path path, int length) throws Exception {
        Files.write(path, Arrays.copyOf(all, length));
        robot.interact(() -> window.workspace().open(List.of(path)));
        OpenedTrace trace = window.workspace().traces().getLast();
        await(() -> !trace.isIndexing() && trace.context().trace().isPresent());
        return trace;
    }

    private void append(int from, int to) throws Exception {
        Files.write(file, Arrays.copyOfRange(all, from, to), StandardOpenOption.APPEND);
    }

    private static int executions(OpenedTrace trace) {
        return trace.context().trace().map(Trace::executions).orElseThrow().size();
    }

    private void await(Callable<Boolean> condition) throws Exception {
        WaitForAsyncUtils.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS, () -> WaitForAsyncUtils.asyncFx(condition)
                .get());
    }
}

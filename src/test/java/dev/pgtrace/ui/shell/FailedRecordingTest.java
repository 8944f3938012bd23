package dev.pgtrace.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pgtrace.app.SettingsFile;
import dev.pgtrace.base.TraceException;
import dev.pgtrace.base.task.CancelToken;
import dev.pgtrace.model.CaptureRoute;
import dev.pgtrace.model.capture.CaptureLimits;
import dev.pgtrace.model.capture.CapturePlan;
import dev.pgtrace.model.capture.CaptureResult;
import dev.pgtrace.model.capture.CaptureStatus;
import dev.pgtrace.model.server.ServerAddress;
import dev.pgtrace.model.server.ServerProfile;
import dev.pgtrace.ui.Screenshots;
import dev.pgtrace.ui.kit.PreparedRecording;
import dev.pgtrace.ui.sessions.StartRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalDouble;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;

/// A recording that ends before there is anything of it.
class FailedRecordingTest {
    private static final String REASON = "The server went away before anything was recorded.";

    @TempDir
    Path folder;

    private final FxRobot robot = new FxRobot();
    private MainWindow window;
    private Stage stage;

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
    void saysInItsTabWhyNothingWillCome() throws Exception {
        Failing failing = new Failing();
        robot.interact(() -> window.recordings()
                .start(
                        ServerProfile.of(ServerAddress.of("db1", 5432, "orders", "tracer")),
                        new StartRequest(failing, CaptureLimits.NONE)));
        await(() -> robot.lookup("#recording-bar").tryQuery().isPresent());

        failing.fail.countDown();

        await(() -> window.recordings().running().isEmpty());
        await(() -> robot.lookup(REASON).tryQuery().isPresent());
        await(() -> robot.lookup("#recording-bar").tryQuery().isEmpty());
        assertThat(robot.lookup("Nothing was recorded of all sessions @ orders on db1")
                        .tryQuery())
                .isPresent();
        robot.interact(() -> Screenshots.take(stage.getScene(), "recording-failed"));
    }

    private static void await(java.util.concurrent.Callable<Boolean> condition) throws Exception {
        WaitForAsyncUtils.waitFor(
                30, TimeUnit.SECONDS, () -> WaitForAsyncUtils.asyncFx(condition).get());
        WaitForAsyncUtils.waitForFxEvents();
    }

    private static final class Failing implements PreparedRecording {
        private final CountDownLatch fail = new CountDownLatch(1);

        @Override
        public CapturePlan plan() {
            return new CapturePlan(CaptureRoute.SERVER_LOG, "all sessions", List.of(), List.of(), List.of());
        }

        @Override
        public CaptureResult run(Path file, CaptureLimits limits, Consumer<CaptureStatus> status, CancelToken stop)
                throws TraceException {
            create(file);
            status.accept(
                    new CaptureStatus(CaptureStatus.Phase.STARTING, 0, 0, 0, 0, 0, -1, 0, OptionalDouble.empty()));
            try {
                fail.await(30, TimeUnit.SECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            delete(file);
            throw new TraceException(TraceException.Kind.SERVER, REASON);
        }

        private static void create(Path file) throws TraceException {
            try {
                Files.createDirectories(file.getParent());
                Files.writeString(file, "");
            } catch (IOException e) {
                throw new TraceException(TraceException.Kind.UNWRITABLE, "test", e);
            }
        }

        private static void delete(Path file) throws TraceException {
            try {
                Files.delete(file);
            } catch (IOException e) {
                throw new TraceException(TraceException.Kind.UNWRITABLE, "test", e);
            }
        }
    }
}

package dev.pgtrace.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pgtrace.app.SettingsFile;
import dev.pgtrace.base.task.CancelToken;
import dev.pgtrace.base.task.Progress;
import dev.pgtrace.model.server.Secret;
import dev.pgtrace.model.server.ServerAddress;
import dev.pgtrace.model.server.ServerIdentity;
import dev.pgtrace.model.server.ServerProfile;
import dev.pgtrace.model.server.TypedAddress;
import dev.pgtrace.ui.Until;
import dev.pgtrace.ui.kit.CannedServer;
import dev.pgtrace.ui.kit.ServerAccess;
import dev.pgtrace.ui.kit.View;
import java.lang.ref.WeakReference;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import javafx.scene.Scene;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;

/// What a window leaves behind.
class ClosedWindowTest {
    private static final int COLLECTIONS = 12;

    @TempDir
    Path folder;

    private final FxRobot robot = new FxRobot();

    @Test
    void isCollected() throws Exception {
        FxToolkit.registerPrimaryStage();
        List<WeakReference<?>> gone = List.of(openAndClose(), openAndClose());

        for (int i = 0; i < COLLECTIONS && gone.stream().anyMatch(reference -> reference.get() != null); i++) {
            System.gc();
            Until.drawn(); // the toolkit forgets with the next pulse what is no longer shown
        }
        assertThat(gone).as("scenes of closed windows").allMatch(reference -> reference.get() == null);
    }

    /// With the sessions of a server in front, which ask for themselves again and again.
    @Test
    void isCollectedWithTheSessionsOfAServer() throws Exception {
        FxToolkit.registerPrimaryStage();
        List<WeakReference<?>> gone = List.of(openServerAndClose(), openServerAndClose());

        for (int i = 0; i < COLLECTIONS && gone.stream().anyMatch(reference -> reference.get() != null); i++) {
            System.gc();
            Until.drawn();
        }
        assertThat(gone).as("scenes of closed windows").allMatch(reference -> reference.get() == null);
    }

    private WeakReference<Scene> openServerAndClose() throws Exception {
        Stage stage = WaitForAsyncUtils.asyncFx(() -> new Stage()).get();
        MainWindow window = WaitForAsyncUtils.asyncFx(() -> {
                    SettingsFile settings = new SettingsFile(folder.resolve("settings"));
                    MainWindow made =
                            new MainWindow(stage, settings, settings.load().settings(), new CannedPorts());
                    made.show();
                    made.servers()
                            .connect(
                                    ServerProfile.of(ServerAddress.of("db1", 5432, "orders", "webapp")),
                                    Optional.empty());
                    return made;
                })
                .get();
        WaitForAsyncUtils.waitFor(30, TimeUnit.SECONDS, () -> robot.lookup("#sessions-view")
                .tryQuery()
                .isPresent());
        return close(stage, window);
    }

    private static WeakReference<Scene> close(Stage stage, MainWindow window) throws Exception {
        return WaitForAsyncUtils.asyncFx(() -> {
                    Scene scene = stage.getScene();
                    stage.hide();
                    window.closed();
                    return new WeakReference<>(scene);
                })
                .get();
    }

    /// Looks at every view of a trace, as their controls hold on to more than an empty window does.
    private WeakReference<Scene> openAndClose() throws Exception {
        Stage stage = WaitForAsyncUtils.asyncFx(() -> new Stage()).get();
        MainWindow window = WaitForAsyncUtils.asyncFx(() -> {
                    SettingsFile settings = new SettingsFile(folder.resolve("settings"));
                    MainWindow made =
                            new MainWindow(stage, settings, settings.load().settings());
                    made.show();
                    made.open(List.of(Path.of("sample-traces", "checkout_session.trc")));
                    return made;
                })
                .get();
        WaitForAsyncUtils.waitFor(30, TimeUnit.SECONDS, () -> window.workspace()
                .current()
                .filter(trace -> !trace.isIndexing())
                .isPresent());
        for (View view : View.values()) {
            robot.interact(
                    () -> window.workspace().current().orElseThrow().context().go(view));
            WaitForAsyncUtils.waitForFxEvents();
        }
        return close(stage, window);
    }

    /// Every server is there and lets everybody in.
    private static final class CannedPorts implements ServerPorts {
        @Override
        public List<ServerProfile> profiles() {
            return List.of();
        }

        @Override
        public void keep(ServerProfile profile) {}

        @Override
        public void forget(ServerProfile profile) {}

        @Override
        public void keepPassword(ServerAddress address, Secret password) {}

        @Override
        public Demo startDemo(Progress progress, CancelToken cancel) {
            throw new UnsupportedOperationException();
        }

        @Override
        public ServerAccess connect(ServerProfile profile, Optional<Secret> password, CancelToken cancel) {
            return new CannedServer();
        }

        @Override
        public TypedAddress read(String text) {
            throw new UnsupportedOperationException();
        }

        @Override
        public boolean hasKeyring() {
            return false;
        }

        @Override
        public ServerIdentity test(ServerAddress address, Optional<Secret> password, CancelToken cancel) {
            throw new UnsupportedOperationException();
        }
    }
}

package dev.pgtrace.ui.sessions;

import static dev.pgtrace.ui.kit.CannedServer.NOW;
import static dev.pgtrace.ui.kit.CannedServer.session;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pgtrace.model.Component;
import dev.pgtrace.model.server.ServerAddress;
import dev.pgtrace.model.server.ServerProfile;
import dev.pgtrace.model.server.SessionSnapshot;
import dev.pgtrace.ui.Screenshots;
import dev.pgtrace.ui.Until;
import dev.pgtrace.ui.kit.CannedServer;
import dev.pgtrace.ui.kit.ServerContext;
import dev.pgtrace.ui.kit.task.SameThreadTaskRunner;
import dev.pgtrace.ui.kit.theme.Appearance;
import dev.pgtrace.ui.kit.theme.Theme;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.TimeoutException;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.TableRow;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/// Sessions as they look, for the eye, and what clicks do.
@ExtendWith(ApplicationExtension.class)
class SessionsLookTest {
    private final CannedServer server = new CannedServer();
    private ServerContext context;
    private SessionsView view;
    private Appearance appearance;
    private final List<StartRequest> started = new java.util.ArrayList<>();
    private Scene scene;

    @Start
    void start(Stage stage) {
        appearance = new Appearance();
        appearance.themeProperty().set(Theme.DARK);
        ServerProfile profile = ServerProfile.of(ServerAddress.of("localhost", 5432, "orders", "webapp"));
        server.snapshot = busy(0);
        context = new ServerContext(profile, server, new SameThreadTaskRunner());
        view = new SessionsView(context, started::add, plan -> {});
        for (int i = 1; i < 200; i++) {
            context.publish(busy(i));
        }
        server.snapshot = busy(199); // it is asked again every second
        scene = new Scene(new StackPane(view.node()), 1190, 760);
        appearance.dress(scene);
        stage.setMaximized(false);
        stage.setScene(scene);
        stage.setWidth(1190);
        stage.setHeight(760);
        stage.show();
    }

    @AfterEach
    void close() {
        view.close();
    }

    @Test
    void startsATraceOfWhatIsPickedOnceItsPlanIsShown(FxRobot robot) {
        Button start = robot.lookup("#start-trace").queryButton();
        assertThat(start.isDisabled()).isTrue();

        robot.clickOn(firstBox(robot));

        assertThat(server.done)
                .hasSize(1)
                .first(InstanceOfAssertFactories.STRING)
                .startsWith("prepare pid ");
        assertThat(start.isDisabled()).isFalse();
        robot.clickOn(start);
        assertThat(started).hasSize(1);
        assertThat(started.getFirst().prepared().plan()).isEqualTo(server.plan);
    }

    /// The box of the first row: rows that the list keeps for later have boxes too, and before they are laid out all
    /// rows stand at the same place.
    private static CheckBox firstBox(FxRobot robot) {
        return boxes(robot).stream()
                .filter(box -> rowOf(box).getIndex() == 0 && rowOf(box).isVisible())
                .findFirst()
                .orElseThrow();
    }

    private static Collection<CheckBox> boxes(FxRobot robot) {
        return robot.from(robot.lookup("#sessions").<Node>query())
                .lookup(".check-box")
                .queryAll();
    }

    private static TableRow<?> rowOf(Node node) {
        return node instanceof TableRow<?> row ? row : rowOf(node.getParent());
    }

    @Test
    void doesNotOfferASessionThatHasEnded(FxRobot robot) throws TimeoutException {
        robot.moveTo("#sessions"); // where it stands still
        robot.interact(() -> {
            server.snapshot = busy(0);
            context.publish(server.snapshot);
        });
        Until.is(() -> boxes(robot).stream().anyMatch(SessionsLookTest::isGone));

        assertThat(boxes(robot)).filteredOn(SessionsLookTest::isGone).allMatch(CheckBox::isDisabled);
        assertThat(firstBox(robot).isDisabled()).isFalse();
    }

    private static boolean isGone(CheckBox box) {
        return rowOf(box).getItem() instanceof SessionRow row && row.gone();
    }

    @Test
    void looksLikeTheListOfABusyServer(FxRobot robot) {
        robot.interact(() -> robot.lookup("#sessions").lookup(".check-box").<CheckBox>queryAll().stream()
                .limit(2)
                .forEach(CheckBox::fire));
        robot.interact(() -> Screenshots.take(scene, "sessions-dark"));
        robot.interact(() -> appearance.themeProperty().set(Theme.LIGHT));
        robot.interact(() -> Screenshots.take(scene, "sessions-light"));
        assertThat(context.snapshotProperty().get()).isNotNull();
    }

    private static SessionSnapshot busy(int tick) {
        List<dev.pgtrace.model.server.ServerSession> all = new java.util.ArrayList<>(List.of(
                session(4471, "webapp", "active", "IO", "DataFileRead", Component.TIER3, 41_000),
                session(
                        4472,
                        -1,
                        "webapp",
                        "checkout",
                        "active",
                        "Lock",
                        "transactionid",
                        Component.LOCK_WAITS,
                        3_104_000,
                        List.of(4493L)),
                session(
                        4480,
                        -1,
                        "webapp",
                        "checkout",
                        "active",
                        "Lock",
                        "tuple",
                        Component.LOCK_WAITS,
                        2_870_000,
                        List.of(4472L)),
                session(
                        4493,
                        -1,
                        "batch",
                        "nightly",
                        "idle in transaction",
                        "Client",
                        "ClientRead",
                        Component.CLIENT,
                        12_442_000,
                        List.of()),
                session(4502, -1, "report", "metabase", "active", "", "", Component.CPU, 41_020_000, List.of()),
                session(
                        4503,
                        4502,
                        "report",
                        "metabase",
                        "active",
                        "IO",
                        "DataFileRead",
                        Component.TIER2,
                        40_811_000,
                        List.of()),
                session(4511, "webapp", "active", "LWLock", "WALWrite", Component.WAL_WRITES, 3_000),
                session(4519, "postgres", "active", "", "", Component.CPU, 0)));
        for (int i = 0; i < tick % 17 / 3; i++) {
            all.add(session(5000 + i, "webapp", "active", "IO", "DataFileRead", Component.TIER3, 9_000));
        }
        return new SessionSnapshot(NOW + tick * 1_000_000L, all);
    }
}

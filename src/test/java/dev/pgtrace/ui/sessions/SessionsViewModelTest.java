package dev.pgtrace.ui.sessions;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pgtrace.model.Component;
import dev.pgtrace.model.server.ServerAddress;
import dev.pgtrace.model.server.ServerProfile;
import dev.pgtrace.model.server.ServerSession;
import dev.pgtrace.model.server.SessionSnapshot;
import dev.pgtrace.ui.kit.CannedServer;
import dev.pgtrace.ui.kit.ServerContext;
import dev.pgtrace.ui.kit.task.SameThreadTaskRunner;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SessionsViewModelTest {
    private final CannedServer server = new CannedServer();
    private SessionsViewModel model;

    @BeforeEach
    void connect() {
        ServerProfile profile = ServerProfile.of(ServerAddress.of("localhost", 5432, "orders", "webapp"));
        model = new SessionsViewModel(new ServerContext(profile, server, new SameThreadTaskRunner()));
    }

    @Test
    void listsTheLongestFirstAndWorkersBelowTheirLeader() {
        arrive(active(4471, 41_000), active(4502, 41_000_000), worker(4503, 4502), active(4511, 3_000));

        assertThat(pids()).containsExactly(4502L, 4503L, 4471L, 4511L);
    }

    @Test
    void hidesIdleSessionsUntilAskedForThem() {
        arrive(active(1, 10), idle(2), idleInTransaction(3));
        assertThat(pids()).containsExactlyInAnyOrder(1L, 3L);

        model.filterProperty().set(model.filterProperty().get().withHideIdle(false));

        assertThat(pids()).containsExactlyInAnyOrder(1L, 2L, 3L);
    }

    @Test
    void keepsEveryRowInItsPlaceWhileHeld() {
        arrive(active(1, 30), active(2, 20), active(3, 10));
        model.hold(true);

        arrive(active(2, 90), active(3, 80), active(4, 99));

        assertThat(pids()).containsExactly(1L, 2L, 3L, 4L);
        assertThat(model.rows().get(0).gone()).isTrue();
        assertThat(model.rows().get(1).ageMicros()).isEqualTo(90);
    }

    @Test
    void sortsWhatHasMovedOnceLetGo() {
        arrive(active(1, 30), active(2, 20));
        model.hold(true);
        arrive(active(2, 90), active(4, 99));

        model.hold(false);

        assertThat(pids()).containsExactly(4L, 2L);
    }

    @Test
    void sortsWhileHeldWhenTheUserAsksForIt() {
        arrive(active(1, 30), active(2, 20));
        model.hold(true);

        model.sort(SessionOrder.PID, true);

        assertThat(pids()).containsExactly(2L, 1L);
    }

    @Test
    void forgetsPickedSessionsThatHaveEnded() {
        arrive(active(1, 30), active(2, 20));
        model.picked().add(model.rows().get(0).key());
        model.picked().add(model.rows().get(1).key());

        arrive(active(2, 40));

        assertThat(model.pickedSessions()).extracting(ServerSession::pid).containsExactly(2L);
    }

    @Test
    void asksForNothingWhilePaused() {
        model.pausedProperty().set(true);
        server.snapshot = new SessionSnapshot(CannedServer.NOW, List.of(active(1, 1)));

        model.refresh();

        assertThat(model.rows()).isEmpty();
    }

    @Test
    void countsActiveSessionsByWhatTheyDo() {
        arrive(active(1, 30), active(2, 20), idle(3));

        assertThat(model.activity())
                .extracting(Activity.Moment::active)
                .containsExactly(java.util.Map.of(Component.CPU, 2));
    }

    private void arrive(ServerSession... sessions) {
        server.snapshot = new SessionSnapshot(CannedServer.NOW, List.of(sessions));
        model.refreshNow();
    }

    private List<Long> pids() {
        return model.rows().stream().map(row -> row.session().pid()).toList();
    }

    private static ServerSession active(long pid, long age) {
        return CannedServer.session(pid, "webapp", "active", "", "", Component.CPU, age);
    }

    private static ServerSession idle(long pid) {
        return CannedServer.session(pid, "webapp", "idle", "Client", "ClientRead", Component.CLIENT, 5);
    }

    private static ServerSession idleInTransaction(long pid) {
        return CannedServer.session(pid, "batch", "idle in transaction", "Client", "ClientRead", Component.CLIENT, 5);
    }

    private static ServerSession worker(long pid, long leader) {
        return CannedServer.session(
                pid, leader, "report", "metabase", "active", "IO", "DataFileRead", Component.TIER2, 9, List.of());
    }
}

package dev.pgtrace.ui.sessions;

import dev.pgtrace.model.server.Blocker;
import dev.pgtrace.model.server.BlockingTree;
import dev.pgtrace.model.server.ServerSession;
import dev.pgtrace.model.server.SessionSnapshot;
import dev.pgtrace.ui.kit.ServerContext;
import dev.pgtrace.ui.kit.task.BackgroundTask;
import dev.pgtrace.ui.kit.task.TaskSlot;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.collections.ObservableSet;
import org.jspecify.annotations.Nullable;

/// The list of sessions: asks for it again and again, and keeps it still while the user is at it. While held, rows
/// are updated in their places, ended sessions stay greyed, and new ones come at the end.
final class SessionsViewModel {
    private final ServerContext context;
    private final ObservableList<SessionRow> rows = FXCollections.observableArrayList();
    private final ObservableSet<SessionRow.Key> picked = FXCollections.observableSet();
    private final ObjectProperty<SessionFilter> filter =
            new SimpleObjectProperty<>(this, "filter", SessionFilter.STANDARD);
    private final BooleanProperty paused = new SimpleBooleanProperty(this, "paused");
    private final ReadOnlyObjectWrapper<@Nullable Throwable> fault = new ReadOnlyObjectWrapper<>(this, "fault");
    private final Activity activity = new Activity();
    private final TaskSlot slot = new TaskSlot();
    private Comparator<ServerSession> order = SessionOrder.AGE.descending();
    private boolean held;
    private boolean moved;
    private long arrivedNanos = -1;

    SessionsViewModel(ServerContext context) {
        this.context = context;
        filter.addListener(observable -> arrange());
        context.snapshotProperty().addListener((observable, old, now) -> {
            if (now != null) {
                arrived(now);
            }
        });
    }

    ObservableList<SessionRow> rows() {
        return rows;
    }

    /// Sessions picked for a trace; they stay picked when they leave the list for a while.
    ObservableSet<SessionRow.Key> picked() {
        return picked;
    }

    ObjectProperty<SessionFilter> filterProperty() {
        return filter;
    }

    BooleanProperty pausedProperty() {
        return paused;
    }

    /// Why the newest list could not be had, or null.
    ReadOnlyObjectProperty<@Nullable Throwable> faultProperty() {
        return fault.getReadOnlyProperty();
    }

    List<Activity.Moment> activity() {
        return activity.moments();
    }

    /// Sessions in the newest list, whatever the filter.
    List<ServerSession> sessions() {
        SessionSnapshot newest = context.snapshotProperty().get();
        return newest == null ? List.of() : newest.sessions();
    }

    List<Blocker> blockers() {
        return BlockingTree.of(sessions());
    }

    List<ServerSession> pickedSessions() {
        return sessions().stream()
                .filter(session -> picked.contains(new SessionRow.Key(session.pid(), session.startMicros())))
                .toList();
    }

    /// Different values of a column in the newest list, for the chips.
    List<String> values(Function<ServerSession, String> column) {
        Set<String> values = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        for (ServerSession session : sessions()) {
            if (!column.apply(session).isEmpty()) {
                values.add(column.apply(session));
            }
        }
        return List.copyOf(values);
    }

    /// Asks for a new list unless one is on its way or the user wants to look in peace.
    void refresh() {
        if (!paused.get() && !slot.isBusy()) {
            refreshNow();
        }
    }

    void refreshNow() {
        BackgroundTask.of((progress, cancel) -> context.access().sessions(cancel))
                .onSuccess(context::publish)
                .onFailure(fault::set)
                .start(context.runner(), slot);
    }

    /// How long ago the newest list came, in microseconds, or -1 before the first.
    long sinceMicros() {
        return arrivedNanos < 0 ? -1 : (System.nanoTime() - arrivedNanos) / 1_000;
    }

    /// Holds the list still, for instance while the pointer is over it.
    void hold(boolean still) {
        held = still;
        if (!still && moved) {
            arrange();
        }
    }

    /// Sorts now, also while held: the user asked for it.
    void sort(SessionOrder newOrder, boolean descending) {
        order = descending ? newOrder.descending() : newOrder.ascending();
        arrange();
    }

    void close() {
        slot.cancel();
    }

    private void arrived(SessionSnapshot snapshot) {
        arrivedNanos = System.nanoTime();
        fault.set(null);
        activity.add(snapshot);
        forgetEnded(snapshot);
        if (held) {
            update(snapshot);
        } else {
            arrange();
        }
    }

    private void forgetEnded(SessionSnapshot snapshot) {
        Set<SessionRow.Key> there = new HashSet<>();
        for (ServerSession session : snapshot.sessions()) {
            there.add(new SessionRow.Key(session.pid(), session.startMicros()));
        }
        picked.removeIf(key -> !there.contains(key));
    }

    private void arrange() {
        SessionSnapshot snapshot = context.snapshotProperty().get();
        if (snapshot == null) {
            return;
        }
        moved = false;
        replace(arranged(snapshot));
    }

    /// Sorted, with parallel workers below their leaders.
    private List<SessionRow> arranged(SessionSnapshot snapshot) {
        List<ServerSession> shown = new ArrayList<>();
        Map<Long, List<ServerSession>> workers = new HashMap<>();
        for (ServerSession session : snapshot.sessions()) {
            if (session.leaderPid() >= 0) {
                workers.computeIfAbsent(session.leaderPid(), pid -> new ArrayList<>())
                        .add(session);
            } else if (filter.get().lets(session)) {
                shown.add(session);
            }
        }
        shown.sort(order);
        List<SessionRow> arranged = new ArrayList<>();
        for (ServerSession session : shown) {
            arranged.add(row(session, snapshot));
            for (ServerSession worker : workers.getOrDefault(session.pid(), List.of())) {
                arranged.add(row(worker, snapshot));
            }
        }
        return arranged;
    }

    private void update(SessionSnapshot snapshot) {
        Map<SessionRow.Key, SessionRow> fresh = new HashMap<>();
        List<SessionRow> all = arranged(snapshot);
        all.forEach(row -> fresh.put(row.key(), row));
        List<SessionRow> still = new ArrayList<>();
        Set<SessionRow.Key> shown = new HashSet<>();
        for (SessionRow row : rows) {
            SessionRow now = fresh.get(row.key());
            still.add(now == null ? row.asGone() : now);
            shown.add(row.key());
        }
        for (SessionRow row : all) {
            if (!shown.contains(row.key())) {
                still.add(row);
            }
        }
        moved = true;
        replace(still);
    }

    /// Changes only the rows that differ, so that selection and scroll position stay.
    private void replace(List<SessionRow> wanted) {
        int common = Math.min(rows.size(), wanted.size());
        for (int i = 0; i < common; i++) {
            if (!rows.get(i).equals(wanted.get(i))) {
                rows.set(i, wanted.get(i));
            }
        }
        if (rows.size() > wanted.size()) {
            rows.remove(wanted.size(), rows.size());
        } else if (wanted.size() > rows.size()) {
            rows.addAll(wanted.subList(common, wanted.size()));
        }
    }

    private static SessionRow row(ServerSession session, SessionSnapshot snapshot) {
        return new SessionRow(session, session.ageMicros(snapshot.atMicros()), false);
    }
}

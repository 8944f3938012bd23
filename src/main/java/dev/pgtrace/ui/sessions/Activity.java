package dev.pgtrace.ui.sessions;

import dev.pgtrace.model.Component;
import dev.pgtrace.model.server.ServerSession;
import dev.pgtrace.model.server.SessionSnapshot;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/// How many sessions were active over the last minutes, by what they were doing: one moment a snapshot.
final class Activity {
    /// Five minutes of a snapshot a second.
    static final int MOMENTS = 300;

    private final Deque<Moment> moments = new ArrayDeque<>();

    /// @param active sessions, workers included, by what their time went to
    record Moment(long atMicros, Map<Component, Integer> active) {
        int total() {
            return active.values().stream().mapToInt(Integer::intValue).sum();
        }
    }

    void add(SessionSnapshot snapshot) {
        Map<Component, Integer> active = new EnumMap<>(Component.class);
        for (ServerSession session : snapshot.sessions()) {
            if (session.isActive()) {
                active.merge(session.component(), 1, Integer::sum);
            }
        }
        moments.addLast(new Moment(snapshot.atMicros(), Map.copyOf(active)));
        if (moments.size() > MOMENTS) {
            moments.removeFirst();
        }
    }

    /// Oldest first.
    List<Moment> moments() {
        return new ArrayList<>(moments);
    }
}

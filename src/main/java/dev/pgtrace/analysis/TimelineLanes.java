package dev.pgtrace.analysis;

import dev.pgtrace.analysis.timeline.TimelineBuilder;
import dev.pgtrace.model.Backend;
import dev.pgtrace.model.CursorColumn;
import dev.pgtrace.model.Session;
import dev.pgtrace.model.TableReader;
import dev.pgtrace.model.Trace;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Lanes of a timeline, made when something first happens in them. Sessions of the same backend share one.
final class TimelineLanes {
    private record Key(long pid, long startMicros) {}

    private static final int NONE = -1;

    private final List<Session> sessions;
    private final TableReader<CursorColumn> cursors;
    private final TimelineBuilder builder;
    private final int[] laneOfSession;
    private final Map<Key, Integer> laneOfBackend = new HashMap<>();
    private int unknown = NONE;

    TimelineLanes(Trace trace, TimelineBuilder builder) {
        this.sessions = trace.info().sessions();
        this.cursors = new TableReader<>(trace.cursors());
        this.builder = builder;
        this.laneOfSession = new int[sessions.size()];
        Arrays.fill(laneOfSession, NONE);
    }

    int ofCursor(int cursor) {
        return ofSession(cursor < 0 ? NONE : (int) cursors.get(cursor, CursorColumn.SESSION));
    }

    int ofSession(int session) {
        if (session < 0 || session >= laneOfSession.length) {
            if (sessions.size() == 1) {
                return ofSession(0);
            }
            if (unknown == NONE) {
                unknown = builder.lane(NONE, "", "");
            }
            return unknown;
        }
        if (laneOfSession[session] == NONE) {
            Session told = sessions.get(session);
            Backend backend = told.backend();
            Key key = new Key(told.pid(), backend.startMicros());
            Integer known = told.pid() < 0 || backend.startMicros() < 0 ? null : laneOfBackend.get(key);
            laneOfSession[session] =
                    known == null ? builder.lane(told.pid(), backend.user(), backend.application()) : known;
            laneOfBackend.put(key, laneOfSession[session]);
        }
        return laneOfSession[session];
    }

    /// The newest backend with a process id, made a lane if it is in the trace at all; or -1.
    int ofPid(long pid) {
        for (int session = sessions.size() - 1; session >= 0 && pid >= 0; session--) {
            if (sessions.get(session).pid() == pid) {
                return ofSession(session);
            }
        }
        return NONE;
    }
}

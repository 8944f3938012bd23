package dev.pgtrace.model.server;

import dev.pgtrace.model.Component;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// Who blocks whom: at the roots those that hold and wait for nobody, below each those that wait for it. One that
/// waits for several stands below each of them.
public final class BlockingTree {
    /// Beyond this the picture helps nobody, and a thousand sessions that wait for each other would grow without end.
    private static final int MOST_ROWS = 10_000;
    private static final int DEEPEST = 500;

    private final Map<Long, ServerSession> byPid = new TreeMap<>();
    private final Map<Long, List<Long>> waiters = new HashMap<>();
    private int rows;

    private BlockingTree(List<ServerSession> sessions) {
        for (ServerSession session : sessions) {
            byPid.put(session.pid(), session);
        }
        for (ServerSession session : List.copyOf(byPid.values())) {
            for (long holder : new HashSet<>(session.blockedBy())) {
                byPid.computeIfAbsent(holder, BlockingTree::unknown);
                waiters.computeIfAbsent(holder, pid -> new ArrayList<>()).add(session.pid());
            }
        }
        waiters.values().forEach(pids -> pids.sort(null));
    }

    /// The roots, by pid; empty where nobody waits for a lock.
    public static List<Blocker> of(List<ServerSession> sessions) {
        return new BlockingTree(sessions).roots();
    }

    private List<Blocker> roots() {
        List<Blocker> roots = new ArrayList<>();
        Set<Long> shown = new HashSet<>();
        for (ServerSession session : byPid.values()) {
            if (session.blockedBy().isEmpty() && waiters.containsKey(session.pid())) {
                roots.add(node(session.pid(), new HashSet<>(), shown));
            }
        }
        // What is left waits in a ring.
        for (ServerSession session : byPid.values()) {
            if (waiters.containsKey(session.pid()) && !shown.contains(session.pid())) {
                roots.add(node(inRing(session), new HashSet<>(), shown));
            }
        }
        return List.copyOf(roots);
    }

    /// The first session of the ring that a chain of waiting ends in.
    private long inRing(ServerSession waiter) {
        Set<Long> walked = new HashSet<>();
        ServerSession at = waiter;
        while (walked.add(at.pid()) && !at.blockedBy().isEmpty()) {
            at = byPid.getOrDefault(at.blockedBy().getFirst(), unknown(0));
        }
        return at.pid();
    }

    private Blocker node(long pid, Set<Long> above, Set<Long> shown) {
        ServerSession session = byPid.getOrDefault(pid, unknown(pid));
        shown.add(pid);
        rows++;
        if (!above.add(pid)) {
            return new Blocker(session, List.of(), true);
        }
        List<Blocker> below = new ArrayList<>();
        for (long waiter : waiters.getOrDefault(pid, List.of())) {
            if (rows < MOST_ROWS && above.size() < DEEPEST) {
                below.add(node(waiter, above, shown));
            }
        }
        above.remove(pid);
        return new Blocker(session, below, false);
    }

    /// A holder that is no session: gone meanwhile, or 0 for a prepared transaction.
    private static ServerSession unknown(long pid) {
        return new ServerSession(
                pid,
                -1,
                "",
                "",
                "",
                "",
                "",
                "",
                "",
                "",
                Component.UNACCOUNTED,
                -1,
                -1,
                -1,
                -1,
                -1,
                "",
                List.of(),
                false);
    }
}

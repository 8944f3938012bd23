package dev.pgtrace.model.server;

import java.util.List;

/// A session in the tree of who blocks whom.
///
/// @param session  the one that holds, or waits
/// @param waiters  those that wait for it, by pid
/// @param deadlock whether it stands above itself already: two wait for each other until the server ends it
public record Blocker(ServerSession session, List<Blocker> waiters, boolean deadlock) {
    public Blocker {
        waiters = List.copyOf(waiters);
    }
}

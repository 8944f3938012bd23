package dev.pgtrace.app;

import dev.pgtrace.base.TraceException;
import dev.pgtrace.base.task.CancelToken;
import dev.pgtrace.model.server.SessionSnapshot;
import dev.pgtrace.server.SessionList;

/// Watches the sessions of a server on a connection of its own.
public final class ListSessions {
    /// One connection, for as long as the list is looked at. Not thread-safe.
    public static final class Watch implements AutoCloseable {
        private final SessionList list;

        private Watch(SessionList list) {
            this.list = list;
        }

        /// The sessions now; blocks for one short statement.
        ///
        /// @throws dev.pgtrace.model.server.ServerFault of reason LOST when the connection broke: open another
        /// one
        public SessionSnapshot snapshot() throws TraceException {
            return list.snapshot();
        }

        @Override
        public void close() {
            list.close();
        }
    }

    /// The caller closes the watch.
    ///
    /// @throws java.util.concurrent.CancellationException when cancelled while connecting
    public Watch watch(ConnectedServer server, CancelToken cancel) throws TraceException {
        return new Watch(SessionList.open(server.link().cancelledBy(cancel)));
    }
}

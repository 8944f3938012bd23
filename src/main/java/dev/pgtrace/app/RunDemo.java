package dev.pgtrace.app;

import dev.pgtrace.base.TraceException;
import dev.pgtrace.base.task.CancelToken;
import dev.pgtrace.base.task.Progress;
import dev.pgtrace.server.demo.DemoServer;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/// Starts the demo server: a PostgreSQL 18 with a small shop and a workload, to try everything without a server.
public final class RunDemo {
    /// What is used where nobody chose.
    public static final long DEFAULT_SEED = 1;

    private final long seed;

    /// @param seed the same gives the same data, and each program of the shop the same statements
    public RunDemo(long seed) {
        this.seed = seed;
    }

    /// Takes a few seconds, more at the very first start, when the server is unpacked.
    ///
    /// @throws TraceException of kind SERVER where there is no server for this system, or it does not start
    public Running start(Progress progress, CancelToken cancel) throws TraceException {
        return new Running(DemoServer.start(seed, progress, cancel));
    }

    /// The running demo. The caller closes it; it also ends when this process dies, even by kill -9.
    public static final class Running implements AutoCloseable {
        private final DemoServer server;

        private Running(DemoServer server) {
            this.server = server;
        }

        /// A libpq URI of the superuser that names a file with the password, so it can be shown, and typed where others
        /// can see it. `psql` and `pgtrace --url` take it.
        public String url() {
            String file = URLEncoder.encode(server.passwordFile().toString(), StandardCharsets.UTF_8)
                    .replace("%2F", "/");
            return address("") + "?passfile=" + file.replace("+", "%20");
        }

        /// A libpq URI with the password in it: random, of use on this machine only, and gone with the demo.
        public String urlWithPassword() {
            return address(":" + server.password());
        }

        /// Statements that the programs of the shop have sent so far.
        public long statements() {
            return server.counts().statements();
        }

        /// Statements that failed, as some are meant to.
        public long errors() {
            return server.counts().errors();
        }

        /// False when somebody else ended the server.
        public boolean isRunning() {
            return server.isRunning();
        }

        @Override
        public void close() {
            server.close();
        }

        private String address(String password) {
            return "postgresql://" + DemoServer.SUPERUSER + password + "@127.0.0.1:" + server.port() + "/"
                    + DemoServer.DATABASE;
        }
    }
}

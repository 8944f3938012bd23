package dev.pgtrace.server.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.pgtrace.server.TestServer;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Our clock against pgbench's.
class LatencyAccuracyTest {
    private static final int ROUNDS = 15;
    private static final int RUNS = 8_000;
    private static final double MOST = 0.05;

    @TempDir
    private Path folder;

    @Test
    void measuresAPreparedPointQueryAsPgbenchDoes() throws Exception {
        Optional<Path> pgbench = PgbenchAccuracy.pgbench();
        assumeTrue(pgbench.isPresent(), "pgbench is neither on the PATH nor in /usr/lib/postgresql/15/bin");
        PgbenchAccuracy found =
                PgbenchAccuracy.measure(TestServer.shared(15), pgbench.orElseThrow(), folder, ROUNDS, RUNS);
        assumeTrue(
                found.error() <= MOST / 2,
                () -> "the machine is too busy to tell " + found.difference() + " within " + MOST + ": ± "
                        + found.error());
        assertThat(found.difference()).as(found.toString()).isBetween(-MOST, MOST);
    }
}

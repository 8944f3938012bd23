package dev.pgtrace.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.nio.file.Files;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DiskFixturesTest {
    @Test
    void dropsATableSoThatItsNextScanReadsTheDisk() throws Exception {
        // PostgreSQL 18 lets other processes read, so 15 is the one to count in.
        try (TestServer server = TestServer.own(15, Map.of("autovacuum", "off"))) {
            server.execute(
                    "CREATE TABLE big AS SELECT i, repeat('x', 500) AS filler FROM generate_series(1, 20000) i",
                    "VACUUM FREEZE big");
            assertThat(PageCache.cachedBytes(server, "big")).isPositive();

            Optional<String> reason = PageCache.drop(server, "big");
            if (reason.isPresent()) {
                abort(reason.get());
            }

            long size = Long.parseLong(server.value("SELECT pg_relation_size('big')"));
            String read = "substring(pg_read_file('/proc/' || pg_backend_pid() || '/io', 0, 1000)"
                    + " FROM '(?n)^read_bytes: (\\d+)')::bigint";
            long physical = Long.parseLong(server.value("WITH before AS MATERIALIZED (SELECT " + read + " AS bytes),"
                    + " scan AS MATERIALIZED (SELECT count(b.filler), max(before.bytes) AS bytes FROM before, big b)"
                    + " SELECT " + read + " - bytes FROM scan"));
            // The catalog's blocks and the system's reading ahead come on top.
            assertThat(physical).isBetween(size, size + (4 << 20));
        }
    }

    @Test
    void isFullWhenItIsFull() throws Exception {
        Optional<String> reason = SmallDisk.whyNot();
        if (reason.isPresent()) {
            abort(reason.get());
        }
        try (SmallDisk disk = SmallDisk.mount(1 << 20)) {
            disk.fillUpTo(64 << 10);
            assertThatThrownBy(() -> Files.write(disk.folder().resolve("more"), new byte[128 << 10]))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("No space left");
        }
    }
}

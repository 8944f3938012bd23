package dev.pgtrace.ui.timeline;

import dev.pgtrace.analysis.SmallTrace;
import dev.pgtrace.model.CallKind;
import dev.pgtrace.model.Component;
import dev.pgtrace.model.ExecutionColumn;
import dev.pgtrace.model.Trace;
import dev.pgtrace.model.WaitColumn;
import java.util.Map;
import java.util.Random;

/// A recording of six backends over fourteen seconds, of which one locks two others out.
final class BusyServer {
    private static final long SECOND = 1_000_000;
    private static final String[] QUERIES = {
        "SELECT o.*, c.name FROM orders o JOIN customer c ON c.id = o.customer_id WHERE o.id = $1",
        "SELECT sku, price FROM product WHERE sku = ANY($1)",
        "UPDATE inventory SET qty = qty - $1 WHERE sku = $2",
        "DELETE FROM cart_items WHERE cart_id = $1",
        "SELECT count(*) FROM sessions WHERE seen > $1"
    };

    private final SmallTrace trace = new SmallTrace().recorded(Map.of("log_lock_waits", "on"));
    private final Random random = new Random(7);
    private long id;

    /// All of it.
    static Trace recorded() {
        BusyServer server = new BusyServer();
        server.run();
        return server.trace.trace();
    }

    /// As it is while it is being recorded.
    static Trace soFar() {
        BusyServer server = new BusyServer();
        server.run();
        return server.trace.soFar();
    }

    private void run() {
        work(4471, 0, 14 * SECOND);
        work(4472, 0, 7 * SECOND);
        locked(7 * SECOND, 3_400_000, 4493);
        work(4480, 200_000, 7_500_000);
        locked(7_500_000, 2_900_000, 4493);
        work(4493, 300_000, 5 * SECOND);
        query("BEGIN", 5_599_000, 500, 400);
        query(QUERIES[2], 5_600_000, 40_000, 20_000);
        query(QUERIES[1], 8_000_000, 60_000, 50_000);
        query("COMMIT", 10_340_000, 9_000, 300);
        work(4493, 10_400_000, 13 * SECOND);
        trace.backend(4502, "report", "nightly report");
        int outer = query(
                "SELECT date_trunc('hour', seen), top(seen) FROM sessions GROUP BY 1", 300_000, 5_500_000, 5_000_000);
        int inner = query("SELECT max(seen) FROM sessions WHERE bucket = $1", 1_000_000, 900_000, 850_000);
        trace.set(inner, ExecutionColumn.PARENT, outer).set(inner, ExecutionColumn.DEPTH, 1);
        read(
                query(
                        "SELECT date_trunc('day', seen), count(*) FROM sessions GROUP BY 1",
                        7 * SECOND,
                        4_800_000,
                        400_000),
                90_000,
                1_000,
                3_600_000);
        trace.backend(4511, "webapp", "checkout");
        read(
                query(
                        "SELECT date_trunc('week', placed), sum(total) FROM orders GROUP BY 1",
                        100_000,
                        3 * SECOND,
                        400_000),
                50_000,
                49_000,
                2_400_000);
        query("SELECT date_trunc('month', placed) FROM orders GROUP BY 1", 3_500_000, 9_300_000, 9_000_000);
    }

    private void work(long pid, long from, long to) {
        trace.backend(pid, pid == 4493 ? "batch" : "webapp", "checkout");
        long now = from;
        while (now < to) {
            long elapsed = random.nextInt(100) < 80 ? random.nextInt(80_000) + 300 : random.nextInt(600_000) + 50_000;
            int kind = random.nextInt(QUERIES.length);
            boolean disk = random.nextInt(3) == 0;
            int execution = query(QUERIES[kind], now, elapsed, disk ? elapsed / 10 : elapsed * 8 / 10);
            if (disk) {
                read(execution, 1 + elapsed / 100, random.nextBoolean() ? elapsed / 110 : 0, elapsed * 8 / 10);
            }
            now += elapsed + 1_000 + random.nextInt(350_000);
        }
    }

    private void locked(long start, long elapsed, long holder) {
        int execution = query(QUERIES[2], start, elapsed, 300);
        int wait = trace.waited(execution, "Lock/transactionid", Component.LOCK_WAITS, elapsed - 20_000);
        trace.set(wait, WaitColumn.END_MICROS, at(start + elapsed - 10_000)).set(wait, WaitColumn.BLOCKER_PID, holder);
    }

    private int query(String sql, long start, long elapsed, long cpu) {
        int execution = trace.execute(trace.parse(++id, sql));
        long bind = Math.min(400, elapsed / 20);
        trace.set(execution, ExecutionColumn.START_MICROS, at(start))
                .set(execution, ExecutionColumn.ELAPSED_MICROS, elapsed)
                .set(execution, ExecutionColumn.CPU_MICROS, cpu)
                .set(execution, ExecutionColumn.HIT_BLOCKS, elapsed / 50)
                .set(execution, ExecutionColumn.ROWS, 1 + elapsed % 30)
                .set(execution, ExecutionColumn.DEPTH, 0);
        if (!sql.contains("max(seen)")) {
            trace.call(execution, CallKind.BIND, at(start), bind, bind * 9 / 10)
                    .call(execution, CallKind.EXEC, at(start + bind), elapsed, cpu);
        }
        return execution;
    }

    private void read(int execution, long blocks, long device, long micros) {
        trace.set(execution, ExecutionColumn.READ_BLOCKS, blocks)
                .set(execution, ExecutionColumn.DEVICE_READ_BYTES, device * 8192)
                .set(execution, ExecutionColumn.READ_MICROS, micros);
    }

    private static long at(long micros) {
        return SmallTrace.START + micros;
    }
}

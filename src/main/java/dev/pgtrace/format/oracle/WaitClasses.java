package dev.pgtrace.format.oracle;

import dev.pgtrace.model.Component;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// What part of a ledger a wait event counts for. The names are those of `V$EVENT_NAME`; exact names go before
/// beginnings, and a longer beginning before a shorter one.
///
/// | component | events |
/// |---|---|
/// | tiers 2+3 | `db file … read`, `direct path read`, `cell …` reads, `read by other session` |
/// | temp I/O | `direct path read temp`, `direct path write temp` |
/// | WAL and writes | `log …`, `db file parallel write`, `direct path write`, `free buffer waits` … |
/// | lock waits | `enq: …`, `enqueue`, `library cache …`, `row cache …`, `latch…`, `buffer busy waits` … |
/// | waiting for the client | `SQL*Net message from client`, `SQL*Net more data from client` … |
/// | other waits | the rest: `gc …`, `SQL*Net message to client`, `PGA memory operation`, `resmgr:…` … |
final class WaitClasses {
    private static final Map<String, Component> EXACT = Map.ofEntries(
            Map.entry("db file sequential read", Component.READS_UNSPLIT),
            Map.entry("db file scattered read", Component.READS_UNSPLIT),
            Map.entry("db file parallel read", Component.READS_UNSPLIT),
            Map.entry("read by other session", Component.READS_UNSPLIT),
            Map.entry("direct path read temp", Component.TEMP_IO),
            Map.entry("direct path write temp", Component.TEMP_IO),
            Map.entry("db file parallel write", Component.WAL_WRITES),
            Map.entry("db file single write", Component.WAL_WRITES),
            Map.entry("db file async I/O submit", Component.WAL_WRITES),
            Map.entry("free buffer waits", Component.WAL_WRITES),
            Map.entry("write complete waits", Component.WAL_WRITES),
            Map.entry("local write wait", Component.WAL_WRITES),
            Map.entry("checkpoint completed", Component.WAL_WRITES),
            Map.entry("buffer busy waits", Component.LOCK_WAITS),
            Map.entry("buffer deadlock", Component.LOCK_WAITS),
            Map.entry("DFS lock handle", Component.LOCK_WAITS),
            Map.entry("row cache mutex", Component.LOCK_WAITS),
            Map.entry("cell statistics gather", Component.OTHER_WAITS),
            Map.entry("SQL*Net message from client", Component.CLIENT),
            Map.entry("SQL*Net more data from client", Component.CLIENT),
            Map.entry("SQL*Net vector message from client", Component.CLIENT),
            Map.entry("SQL*Net vector data from client", Component.CLIENT),
            Map.entry("single-task message", Component.CLIENT),
            Map.entry("virtual circuit wait", Component.CLIENT),
            Map.entry("virtual circuit status", Component.CLIENT));

    private static final List<Map.Entry<String, Component>> BEGINNINGS = List.of(
            Map.entry("direct path read", Component.READS_UNSPLIT),
            Map.entry("cell ", Component.READS_UNSPLIT),
            Map.entry("direct path write", Component.WAL_WRITES),
            Map.entry("log file ", Component.WAL_WRITES),
            Map.entry("log buffer", Component.WAL_WRITES),
            Map.entry("log switch", Component.WAL_WRITES),
            Map.entry("LGWR", Component.WAL_WRITES),
            Map.entry("LNS ", Component.WAL_WRITES),
            Map.entry("enq", Component.LOCK_WAITS),
            Map.entry("library cache", Component.LOCK_WAITS),
            Map.entry("row cache lock", Component.LOCK_WAITS),
            Map.entry("latch", Component.LOCK_WAITS),
            Map.entry("cursor: ", Component.LOCK_WAITS));

    /// Events that pass between calls, beside the elapsed times of all of them: idle in TKPROF's sense, and outside
    /// any call. Idle events inside calls (`PL/SQL lock timer`, `pipe get`) are in the call's time and not here.
    private static final Set<String> BETWEEN_CALLS = Set.of(
            "SQL*Net message from client",
            "SQL*Net vector message from client",
            "single-task message",
            "virtual circuit wait",
            "virtual circuit status",
            "dispatcher timer",
            "rdbms ipc message",
            "pmon timer",
            "smon timer",
            "jobq slave wait",
            "PX Idle Wait",
            "PX Deq: Execution Msg",
            "class slave wait",
            "watchdog main loop",
            "LogMiner client: transaction");

    private WaitClasses() {}

    static Component component(String event) {
        Component exact = EXACT.get(event);
        if (exact != null) {
            return exact;
        }
        for (Map.Entry<String, Component> beginning : BEGINNINGS) {
            if (event.startsWith(beginning.getKey())) {
                return beginning.getValue();
            }
        }
        return Component.OTHER_WAITS;
    }

    static boolean isBetweenCalls(String event) {
        return BETWEEN_CALLS.contains(event);
    }
}

package dev.pgtrace.cli;

/// Small traces as text.
public final class Sessions {
    private static final String EQ = "=".repeat(69) + "\n";
    private static final String DASH = "-".repeat(69) + "\n";
    private static final String STARS = "*".repeat(71) + "\n";

    static final String HEADER = STARS + """
            *** PostgreSQL Ultimate Trace (Oracle 10046-style + per-block I/O)
            *** PID: 4711
            *** Start: 2026-10-09 14:02:11.000000+02
            *** File: /tmp/pg_trace_4711_1.trc
            *** track_io_timing: ON
            *** OS cache threshold: 500 microseconds
            """ + STARS + "\n";

    static final String FOOTER = """

            *** Trace ended at 2026-10-09 14:02:12.500000+02
            *** Total queries traced: 7
            """;

    /// What a page that trusted SQL would run.
    public static final String HOSTILE =
            "select '</script><img src=x onerror=alert(1)>' as \"<b>\" from orders where note = '&lt;' -- \u001b[31m";

    private Sessions() {}

    /// Five look-ups in a loop, a scan that waits for the disk, a hostile text, and one that never ended.
    public static String shop() {
        StringBuilder trace = new StringBuilder(HEADER);
        for (int i = 1; i <= 5; i++) {
            trace.append(lookUp(i));
        }
        return trace.append(diskScan(6))
                .append(EQ + "PARSE #7\nSQL: " + HOSTILE + "\n" + DASH)
                .append("PARSE TIME: ela=0.000100 sec cpu=0.000 sec (planning)\n")
                .append("PARSE STATS: cr=2 (catalog blocks read during planning)\n" + DASH + "EXEC #7\n")
                .append(FOOTER)
                .toString();
    }

    static String lookUp(int id) {
        return EQ + "PARSE #" + id + "\nSQL: select name from products where id = " + (100 + id) + "\n" + DASH
                + "PARSE TIME: ela=0.000050 sec cpu=0.000 sec (planning)\n"
                + "PARSE STATS: cr=2 (catalog blocks read during planning)\n" + DASH
                + "BINDS #" + id + ":\n  bind 0: value=\"it's " + id + "\" oacdef=25\n  bind 1: value=NULL oacdef=23\n"
                + DASH + "EXEC #" + id + "\nEXEC TIME: ela=0.000200 sec rows=1\n" + DASH
                + "EXEC STATS: cr=3 pr=0 cpu=0.000180 sec elapsed=0.000180 sec\n" + DASH
                + "STAT #" + id + " (per-node execution statistics):\n" + DASH
                + """
                -> INDEXSCAN  (cost=0.29..8.30 rows=1 width=32) (actual rows=1 loops=1)
                   Relation: products
                   Index: products_pkey
                   Timing: startup=0.020 ms, total=0.030 ms
                   Buffers: shared hit=3 read=0 (100.0% cache hit)
                """
                + DASH + "WAIT #" + id + " (I/O events during execution):\n" + DASH
                + "  (no physical I/O - all blocks from cache)\n" + EQ + "\n";
    }

    private static String diskScan(int id) {
        return EQ + "PARSE #" + id + "\nSQL: select count(*)\n  from orders\n where status = 'open'\n" + DASH
                + "PARSE TIME: ela=0.000500 sec cpu=0.000 sec (planning)\n"
                + "PARSE STATS: cr=9 (catalog blocks read during planning)\n" + DASH
                + "EXEC #" + id + "\nEXEC TIME: ela=1.000000 sec rows=1\n" + DASH
                + "EXEC STATS: cr=10 pr=800 cpu=0.100000 sec elapsed=0.100000 sec\n" + DASH
                + "STAT #" + id + " (per-node execution statistics):\n" + DASH
                + """
                -> AGG  (cost=5000.00..5000.01 rows=1 width=8) (actual rows=1 loops=1)
                   Timing: startup=999.000 ms, total=999.100 ms
                   Buffers: shared hit=10 read=800 (1.2% cache hit)
                   I/O Detail: total=800.000 ms, avg=1000.0 us/block, ~320 from OS cache, ~480 from disk
                  -> SEQSCAN  (cost=0.00..4900.00 rows=10 width=0) (actual rows=40000 loops=1)
                     Relation: orders
                     Timing: startup=0.100 ms, total=950.000 ms
                     Buffers: shared hit=10 read=800 (1.2% cache hit)
                     I/O Detail: total=800.000 ms, avg=1000.0 us/block, ~320 from OS cache, ~480 from disk
                """
                + DASH + "WAIT #" + id + " (I/O events during execution):\n" + DASH
                + "WAIT #" + id + ": nam='db file sequential read' ela=0 file#=1663/16401/1259 block=0 obj#=1259\n"
                + "  table='pg_class' fork=main\n" + EQ + "\n";
    }
}

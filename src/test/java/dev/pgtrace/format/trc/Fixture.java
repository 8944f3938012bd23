package dev.pgtrace.format.trc;

import java.util.stream.Collectors;

/// Traces written short: a line of `===`, `---` or `***` alone stands for the full separator.
final class Fixture {
    static final String HEADER = """
            ***
            *** PostgreSQL Ultimate Trace (Oracle 10046-style + per-block I/O)
            *** PID: 42
            *** Start: 2026-11-22 07:29:01.434285+00
            *** File: /tmp/pg_trace_42_1795332541.trc
            *** track_io_timing: OFF
            *** OS cache threshold: 500 microseconds
            ***

            """;
    static final String FOOTER = """

            *** Trace ended at 2026-11-22 07:29:02+00
            *** Total queries traced: 9
            """;

    private Fixture() {}

    static String expand(String text) {
        return text.lines()
                .map(line -> switch (line) {
                    case "===" -> "=".repeat(69);
                    case "---" -> "-".repeat(69);
                    case "***" -> "*".repeat(71);
                    default -> line;
                })
                .collect(Collectors.joining("\n", "", "\n"));
    }

    /// A PARSE record with the planner's figures.
    static String parse(long id, String sql) {
        return """
                ===
                PARSE #%d
                SQL: %s
                ---
                PARSE TIME: ela=0.000007 sec cpu=0.000 sec (planning)
                PARSE STATS: cr=3 (catalog blocks read during planning)
                """.formatted(id, sql);
    }

    static String exec(long id) {
        return "---\nEXEC #%d\n".formatted(id);
    }

    static String time(String seconds, long rows) {
        return "EXEC TIME: ela=%s sec rows=%d\n---\n".formatted(seconds, rows);
    }

    /// Statistics, a plan of one node, the buffers and the end of the block.
    static String end(long id) {
        return end(id, 4, "0.000030");
    }

    static String end(long id, long hits, String cpu) {
        return """
                EXEC STATS: cr=%2$d pr=0 cpu=%3$s sec elapsed=%3$s sec
                ---
                STAT #%1$d (per-node execution statistics):
                ---
                -> RESULT  (cost=0.00..0.01 rows=1 width=4) (actual rows=1 loops=1)
                   Timing: startup=0.001 ms, total=0.002 ms
                ---
                WAIT #%1$d (I/O events during execution):
                ---
                  (no physical I/O - all blocks from cache)
                ===

                """.formatted(id, hits, cpu);
    }

    /// A statement that runs as it should.
    static String statement(long id, String sql) {
        return parse(id, sql) + exec(id) + time("0.000050", 1) + end(id);
    }

    static String stop(long id) {
        return parse(id, "select pg_trace_stop_trace()") + exec(id);
    }
}

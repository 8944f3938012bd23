package dev.pgtrace.redact;

import java.util.List;
import java.util.Optional;

/// The lines that tracers print, by how they begin behind their indent.
final class LinePrefixes {
    /// What stands in the rest of a line that begins so.
    record Rest(String prefix, RedactedKind kind) {}

    private static final List<Rest> RESTS = List.of(
            new Rest("Relation: ", RedactedKind.NAMES),
            new Rest("Index: ", RedactedKind.NAMES),
            new Rest("*** File: ", RedactedKind.FILES),
            new Rest("SQL_ID: ", RedactedKind.OTHER),
            new Rest("Trace file ", RedactedKind.FILES),
            new Rest("Dump file ", RedactedKind.FILES),
            new Rest("ORACLE_HOME", RedactedKind.FILES),
            new Rest("System name:", RedactedKind.OTHER),
            new Rest("Node name:", RedactedKind.HOSTS),
            new Rest("Release:", RedactedKind.OTHER),
            new Rest("Version:", RedactedKind.OTHER),
            new Rest("Machine:", RedactedKind.OTHER),
            new Rest("VM name:", RedactedKind.OTHER),
            new Rest("Instance name:", RedactedKind.DATABASES),
            new Rest("Build label:", RedactedKind.OTHER));

    /// Texts in parentheses behind these.
    private static final List<Rest> PARENTHESES = List.of(
            new Rest("*** SERVICE NAME:(", RedactedKind.DATABASES),
            new Rest("*** MODULE NAME:(", RedactedKind.APPLICATIONS),
            new Rest("*** ACTION NAME:(", RedactedKind.APPLICATIONS),
            new Rest("*** CLIENT ID:(", RedactedKind.USERS),
            new Rest("*** CLIENT DRIVER:(", RedactedKind.OTHER));

    private static final String[] POSTGRES = {
        "*** PostgreSQL ",
        "*** PID: ",
        "*** Start: ",
        "*** track_io_timing: ",
        "*** WARNING: ",
        "*** Enable with: ",
        "*** Without it, ",
        "*** OS cache threshold: ",
        "*** OS Stats: ",
        "*** Note: ",
        "***       Run: ",
        "*** Trace ended at ",
        "*** Total queries traced: ",
        "PARSE #",
        "PARSE TIME: ",
        "PARSE STATS: ",
        "PARSE: c=",
        "SQL: ",
        "BINDS #",
        "EXEC #",
        "EXEC TIME: ",
        "EXEC STATS: ",
        "EXEC: c=",
        "STAT #",
        "STATS #",
        "PLAN #",
        "EXECUTION PLAN",
        "WAIT #",
        "WAIT EVENTS",
        "WAIT [PID ",
        "table='",
        "(no physical I/O",
        "... (showing first",
        "-> ",
        "Timing: ",
        "Buffers: ",
        "I/O Detail: ",
        "Time breakdown: ",
        "(track_io_timing=off",
        "Local Buffers: ",
        "Temp Buffers: ",
        "Temp: ",
        "WAL: ",
        "Rows: ",
        "Time: ",
        "c=",
        "cr=",
        "OS CPU: ",
        "OS I/O: ",
        "BUFFER STATS: ",
        "CPU: user=",
        "CPU: ",
        "BLOCK I/O ",
        "Total blocks accessed: ",
        "Verification from /proc",
        "Three-Tier Cache Analysis:",
        "SUMMARY:",
        "QUERY_ID: ",
        "START TIME: ",
        "END EXEC #",
        "ROWS: ",
        "ELAPSED TIME: ",
        "WAL STATS:",
        "BIND VARIABLES:",
        "FETCH: rows=",
        "Buffer hits (cr): ",
        "Physical reads (pr): ",
        "Physical reads: ",
        "Average I/O time: ",
        "Total I/O time: ",
        "Note: ",
        "Tier 1 - ",
        "Tier 2 - ",
        "Tier 3 - ",
        "Hits: ",
        "Reads: ",
        "Avg latency: ",
        "Total time: ",
        "No I/O (PG cache): ",
        "Fast I/O (OS cache): ",
        "Slow I/O (disk): ",
        "shared blocks:",
        "local blocks:",
        "temp blocks:"
    };

    private static final String[] ORACLE = {
        "PARSING IN CURSOR #",
        "PARSE ERROR #",
        "PARSE #",
        "EXEC #",
        "FETCH #",
        "UNMAP #",
        "SORT UNMAP #",
        "CLOSE #",
        "WAIT #",
        "STAT #",
        "BINDS #",
        "ERROR #",
        "XCTEND ",
        "LOB",
        "RPC ",
        "END OF STMT",
        "Bind#",
        "bind ",
        "No oacdef",
        "oacdty=",
        "oacflg=",
        "kxsbbbfp=",
        "bfp=",
        "Oracle",
        "With the ",
        "Version ",
        "Redo thread mounted by this instance: ",
        "Oracle process number: ",
        "Unix process pid: ",
        "*** SESSION ID:(",
        "*** CONTAINER ID:(",
        "*** 1",
        "*** 2"
    };

    private LinePrefixes() {}

    /// Where the rest of a line is one text.
    static Optional<Rest> rest(String line) {
        return find(RESTS, line);
    }

    /// Where a line has a text in parentheses.
    static Optional<Rest> parenthesis(String line) {
        return find(PARENTHESES, line);
    }

    private static Optional<Rest> find(List<Rest> rests, String line) {
        for (Rest rest : rests) {
            if (line.startsWith(rest.prefix())) {
                return Optional.of(rest);
            }
        }
        return Optional.empty();
    }

    static boolean isPostgres(String line) {
        return startsWithAny(POSTGRES, line);
    }

    static boolean isOracle(String line) {
        return startsWithAny(ORACLE, line);
    }

    private static boolean startsWithAny(String[] prefixes, String line) {
        for (String prefix : prefixes) {
            if (line.startsWith(prefix)) {
                return true;
            }
        }
        return false;
    }
}

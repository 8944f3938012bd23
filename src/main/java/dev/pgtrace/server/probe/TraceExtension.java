package dev.pgtrace.server.probe;

import java.util.List;

/// The names that the variants of pg_trace have in a database.
public final class TraceExtension {
    /// Of the extension, the one that is usual first.
    static final List<String> NAMES = List.of("pg_trace", "pg_trace_ultimate", "pg_trace_enhanced", "pg_trace_mvp");

    /// Of the functions that start a trace, each in the same place as the one that ends it.
    public static final List<String> STARTS = List.of("pg_trace_start_trace", "pg_trace_session_trace_enable");

    public static final List<String> STOPS = List.of("pg_trace_stop_trace", "pg_trace_session_trace_disable");

    private TraceExtension() {}

    /// Whether functions of these signatures can start and stop a trace.
    static boolean canTrace(List<String> signatures) {
        for (int i = 0; i < STARTS.size(); i++) {
            if (signatures.contains(STARTS.get(i) + "()") && signatures.contains(STOPS.get(i) + "()")) {
                return true;
            }
        }
        return false;
    }
}

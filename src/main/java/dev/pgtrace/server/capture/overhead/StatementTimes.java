package dev.pgtrace.server.capture.overhead;

import java.util.Collections;
import java.util.HashMap;
import java.util.Map;

/// How often statements have run and how long, since the server last forgot: one look at `pg_stat_statements`.
///
/// @param counted by statement
record StatementTimes(Map<Statement, Counted> counted) {
    /// What the server counts apart.
    record Statement(long role, long database, long queryId) {}

    /// @param calls  that ended
    /// @param millis their execution time
    record Counted(long calls, double millis) {
        static final Counted NOTHING = new Counted(0, 0);

        Counted plus(Counted other) {
            return new Counted(calls + other.calls, millis + other.millis);
        }

        double meanMillis() {
            return millis / calls;
        }
    }

    StatementTimes {
        counted = Collections.unmodifiableMap(new HashMap<>(counted));
    }
}

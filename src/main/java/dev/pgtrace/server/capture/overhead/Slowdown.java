package dev.pgtrace.server.capture.overhead;

import dev.pgtrace.server.capture.overhead.StatementTimes.Counted;
import dev.pgtrace.server.capture.overhead.StatementTimes.Statement;
import java.util.Map;
import java.util.OptionalDouble;

/// By how much statements have become slower since a first look: each one's mean since then against its mean before,
/// weighted by how often it has run since.
final class Slowdown {
    /// Calls on both sides from which a mean says something.
    static final int LEAST_CALLS = 20;

    private final StatementTimes before;

    Slowdown(StatementTimes before) {
        this.before = before;
    }

    /// @return 0.1 where statements take a tenth longer, below 0 where they have become faster; empty where no
    ///         statement ran often enough on both sides
    OptionalDouble at(StatementTimes now) {
        double expectedMillis = 0;
        double tookMillis = 0;
        for (Map.Entry<Statement, Counted> entry : now.counted().entrySet()) {
            Counted old = before.counted().getOrDefault(entry.getKey(), Counted.NOTHING);
            Counted since = since(old, entry.getValue());
            if (old.calls() >= LEAST_CALLS && since.calls() >= LEAST_CALLS && old.millis() > 0) {
                expectedMillis += since.calls() * old.meanMillis();
                tookMillis += since.millis();
            }
        }
        return expectedMillis > 0 ? OptionalDouble.of(tookMillis / expectedMillis - 1) : OptionalDouble.empty();
    }

    /// Counts that became less were reset, or forgotten, and begun again: then all of them are new.
    private static Counted since(Counted old, Counted now) {
        boolean begunAgain = now.calls() < old.calls() || now.millis() < old.millis();
        return begunAgain ? now : new Counted(now.calls() - old.calls(), now.millis() - old.millis());
    }
}

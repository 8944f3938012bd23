package dev.pgtrace.export;

import dev.pgtrace.analysis.StatementProfile;
import java.util.Comparator;
import java.util.List;

/// What statements are sorted by, always the largest first.
public enum StatementOrder {
    ELAPSED,
    CALLS,
    CPU,
    READS,
    ROWS,
    MAX;

    /// The statements in this order; equal ones as they were.
    public List<StatementProfile> sort(List<StatementProfile> statements) {
        return statements.stream()
                .sorted(Comparator.comparingLong((StatementProfile profile) -> key(profile))
                        .reversed())
                .toList();
    }

    private long key(StatementProfile profile) {
        return switch (this) {
            case ELAPSED -> profile.elapsedMicros();
            case CALLS -> profile.calls();
            case CPU -> profile.cpuMicros();
            case READS -> profile.readBlocks();
            case ROWS -> profile.rows();
            case MAX -> profile.elapsed().maxMicros();
        };
    }

    /// As written on the command line and in headings.
    public String label() {
        return switch (this) {
            case ELAPSED -> "elapsed";
            case CALLS -> "calls";
            case CPU -> "CPU";
            case READS -> "reads";
            case ROWS -> "rows";
            case MAX -> "max";
        };
    }
}

package dev.pgtrace.export;

import dev.pgtrace.analysis.StatementProfile;
import java.util.Comparator;
import java.util.List;

/// What statements are sorted by, always the largest first.
public enum StatementOrder {
    ELAPSED(Comparator.comparingLong(StatementProfile::elapsedMicros)),
    CALLS(Comparator.comparingLong(StatementProfile::calls)),
    CPU(Comparator.comparingLong(StatementProfile::cpuMicros)),
    READS(Comparator.comparingLong(StatementProfile::readBlocks)),
    ROWS(Comparator.comparingLong(StatementProfile::rows)),
    MAX(Comparator.comparingLong(profile -> profile.elapsed().maxMicros()));

    private final Comparator<StatementProfile> ascending;

    StatementOrder(Comparator<StatementProfile> ascending) {
        this.ascending = ascending;
    }

    /// The statements in this order; equal ones as they were.
    public List<StatementProfile> sort(List<StatementProfile> statements) {
        return statements.stream().sorted(ascending.reversed()).toList();
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

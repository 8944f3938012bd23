package dev.pgtrace.export;

import dev.pgtrace.analysis.experiment.CausePart;
import dev.pgtrace.model.Component;

/// Names and colours of parts of a difference.
final class CauseWords {
    private CauseWords() {}

    static String label(String component) {
        return switch (component) {
            case "cpu" -> Component.CPU.label();
            case "tier1" -> Component.TIER1.label() + " (shared buffers)";
            case "tier2" -> Component.TIER2.label() + " (OS cache)";
            case "tier3" -> Component.TIER3.label() + " (disk)";
            case "tier23" -> Component.READS_UNSPLIT.label();
            case "temp" -> Component.TEMP_IO.label();
            case "wal" -> Component.WAL_WRITES.label();
            case "locks" -> Component.LOCK_WAITS.label();
            case "other" -> Component.OTHER_WAITS.label();
            case "client" -> Component.CLIENT.label();
            default -> component;
        };
    }

    /// As the style sheet names it.
    static String style(String component) {
        return switch (component) {
            case "cpu", "tier1", "tier2", "tier3", "temp", "wal", "other", "client" -> component;
            case "tier23" -> "unsplit";
            case "locks" -> "lock";
            case "planning" -> "planning";
            default -> "unacc";
        };
    }

    static String provenance(CausePart part) {
        return LedgerNotes.word(part.provenance());
    }
}

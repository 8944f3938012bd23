package dev.pgtrace.export;

import dev.pgtrace.analysis.experiment.CausePart;
import dev.pgtrace.model.Component;

/// Names and colours of parts of a difference.
final class CauseWords {
    private CauseWords() {}

    static String label(String component) {
        return switch (component) {
            case "cpu" -> ReportTexts.name(Component.CPU);
            case "tier1", "tier2", "tier3" -> ReportTexts.get("cause." + component);
            case "tier23" -> ReportTexts.name(Component.READS_UNSPLIT);
            case "temp" -> ReportTexts.name(Component.TEMP_IO);
            case "wal" -> ReportTexts.name(Component.WAL_WRITES);
            case "locks" -> ReportTexts.name(Component.LOCK_WAITS);
            case "other" -> ReportTexts.name(Component.OTHER_WAITS);
            case "client" -> ReportTexts.name(Component.CLIENT);
            case "planning" -> ReportTexts.get("cause.planning");
            case "unaccounted" -> ReportTexts.name(Component.UNACCOUNTED);
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

package dev.pgtrace.export;

import dev.pgtrace.analysis.Ledger;
import dev.pgtrace.analysis.TierModel;
import dev.pgtrace.base.text.Durations;
import dev.pgtrace.model.Component;
import dev.pgtrace.model.Provenance;
import java.util.Locale;

/// Says in words what a line of a ledger is and how it is known.
final class LedgerNotes {
    private LedgerNotes() {}

    /// What a component is, for people who meet it first.
    static String meaning(Component component) {
        return switch (component) {
            case CPU -> "user and system time";
            case TIER1 -> "blocks found in shared buffers";
            case TIER2 -> "reads served by the operating system's cache";
            case TIER3 -> "reads from the disk";
            case READS_UNSPLIT -> "reads from cache or disk";
            case TEMP_IO -> "temporary files";
            case WAL_WRITES -> "WAL and data writes";
            case LOCK_WAITS -> "waiting for locks";
            case OTHER_WAITS -> "other waits";
            case CLIENT -> "waiting for the client";
            case UNACCOUNTED -> "the whole minus the above";
        };
    }

    /// How the time is known: the word, and the assumption where there is one.
    static String provenance(Ledger.Entry entry, TierModel model) {
        String word = word(entry.provenance());
        if (entry.provenance() != Provenance.ESTIMATED) {
            return word;
        }
        return switch (entry.component()) {
            case TIER1 -> word + ": hits × " + model.hitNanos() + " ns, taken out of CPU";
            case TIER2, TIER3 ->
                word + ": from one average per plan node, threshold " + Durations.format(model.thresholdMicros());
            case CPU -> word + ": planning time, as its CPU is not measured";
            default -> word;
        };
    }

    static String word(Provenance provenance) {
        return provenance.name().toLowerCase(Locale.ROOT);
    }
}

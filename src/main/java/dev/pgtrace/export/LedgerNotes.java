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
        return ReportTexts.get("component.meaning." + component.name().toLowerCase(Locale.ROOT));
    }

    /// How the time is known: the word, and the assumption where there is one.
    static String provenance(Ledger.Entry entry, TierModel model) {
        String word = word(entry.provenance());
        if (entry.provenance() != Provenance.ESTIMATED) {
            return word;
        }
        return switch (entry.component()) {
            case TIER1 -> ReportTexts.get("ledger.assumed.tier1", word, Long.toString(model.hitNanos()));
            case TIER2, TIER3 ->
                ReportTexts.get("ledger.assumed.reads", word, Durations.format(model.thresholdMicros()));
            case CPU -> ReportTexts.get("ledger.assumed.cpu", word);
            default -> word;
        };
    }

    static String word(Provenance provenance) {
        return ReportTexts.word(provenance);
    }
}

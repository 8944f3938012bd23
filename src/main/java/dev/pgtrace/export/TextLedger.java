package dev.pgtrace.export;

import dev.pgtrace.analysis.Ledger;
import dev.pgtrace.analysis.TierModel;
import dev.pgtrace.base.text.Percent;
import dev.pgtrace.model.Component;
import java.io.IOException;
import java.util.Arrays;
import java.util.stream.Collectors;

/// A ledger as lines with bars: component, time, share, how it is known; the whole last, and what cannot be known.
final class TextLedger {
    private static final int BAR = 30;
    private static final String[] EIGHTHS = {"", "▏", "▎", "▍", "▌", "▋", "▊", "▉"};

    private final Ledger ledger;
    private final TierModel model;

    TextLedger(Ledger ledger, TierModel model) {
        this.ledger = ledger;
        this.model = model;
    }

    void write(Appendable out) throws IOException {
        TextTable table =
                new TextTable("  ").left("").right("").right("").left("").elastic("");
        for (Ledger.Entry entry : ledger.entries()) {
            table.row(
                    ReportTexts.name(entry.component()),
                    Figures.time(entry.micros(), entry.provenance()),
                    Percent.of((double) entry.micros() / ledger.wholeMicros()),
                    bar(entry.micros(), ledger.wholeMicros()),
                    LedgerNotes.provenance(entry, model));
        }
        table.row(ReportTexts.get("ledger.whole"), Figures.time(ledger.wholeMicros()), Percent.of(1), "", "");
        table.write(out);
        if (!ledger.missing().isEmpty()) {
            out.append("  ").append(missing(ledger)).append('\n');
        }
    }

    static String missing(Ledger ledger) {
        return Arrays.stream(Component.values())
                .filter(ledger.missing()::contains)
                .map(ReportTexts::name)
                .collect(
                        Collectors.joining(", ", Figures.MISSING + " " + ReportTexts.get("ledger.missing") + ": ", ""));
    }

    private static String bar(long micros, long whole) {
        if (micros <= 0 || whole <= 0) {
            return "";
        }
        int eighths = (int) Math.min(BAR * 8L, Math.round((double) micros / whole * BAR * 8));
        return "█".repeat(eighths / 8) + EIGHTHS[eighths % 8];
    }
}

package dev.pgtrace.export;

import dev.pgtrace.analysis.Ledger;
import dev.pgtrace.analysis.TierModel;
import dev.pgtrace.base.text.Durations;
import dev.pgtrace.base.text.Percent;
import dev.pgtrace.model.Component;
import dev.pgtrace.model.Provenance;
import java.io.IOException;

/// A ledger as a bar in the colours of its components, and as a table. What is negative is in the table only.
final class HtmlLedger {
    /// Narrower parts have no label.
    private static final double LABELLED = 0.055;

    private final HtmlWriter html;
    private final Ledger ledger;
    private final TierModel model;

    HtmlLedger(HtmlWriter html, Ledger ledger, TierModel model) {
        this.html = html;
        this.ledger = ledger;
        this.model = model;
    }

    void bar() throws IOException {
        bar("bar big");
    }

    void smallBar() throws IOException {
        bar("bar small");
    }

    private void bar(String classes) throws IOException {
        long drawn = ledger.entries().stream()
                .mapToLong(entry -> Math.max(0, entry.micros()))
                .sum();
        html.start("div", "class", classes);
        for (Ledger.Entry entry : ledger.entries()) {
            if (entry.micros() <= 0) {
                continue;
            }
            double share = (double) entry.micros() / drawn;
            html.start(
                    "i",
                    "class",
                    classes(entry),
                    "style",
                    "flex-grow:" + entry.micros(),
                    "title",
                    ReportTexts.name(entry.component()) + " " + Durations.exact(entry.micros()) + ", "
                            + Percent.of(entry.micros(), ledger.wholeMicros()) + ", "
                            + LedgerNotes.provenance(entry, model));
            if (classes.contains("big") && share >= LABELLED) {
                html.leaf("span", label(entry));
            }
            html.end();
        }
        html.end();
    }

    private static String label(Ledger.Entry entry) {
        return ReportTexts.brief(entry.component()) + " " + Figures.time(entry.micros(), entry.provenance());
    }

    private static String classes(Ledger.Entry entry) {
        return "c-" + ComponentClasses.of(entry.component())
                + (entry.provenance() == Provenance.ESTIMATED ? " estimated" : "");
    }

    void table() throws IOException {
        html.start("table", "class", "ledger").start("tbody");
        for (Component component : Component.values()) {
            for (Ledger.Entry entry : ledger.entries()) {
                if (entry.component() == component) {
                    row(entry);
                }
            }
        }
        html.start("tr").leaf("td", ReportTexts.get("ledger.whole"), "class", "l");
        html.leaf("td", Figures.time(ledger.wholeMicros()), "title", Durations.exact(ledger.wholeMicros()));
        html.leaf("td", Percent.of(1)).leaf("td", "").leaf("td", "").end();
        html.end().end();
        if (!ledger.missing().isEmpty()) {
            html.leaf("p", TextLedger.missing(ledger), "class", "soft");
        }
    }

    private void row(Ledger.Entry entry) throws IOException {
        html.start("tr").start("td", "class", "l");
        html.leaf("span", "", "class", "swatch " + classes(entry)).text(ReportTexts.name(entry.component()));
        html.end();
        html.leaf("td", Figures.time(entry.micros(), entry.provenance()), "title", Durations.exact(entry.micros()));
        html.leaf("td", Percent.of((double) entry.micros() / ledger.wholeMicros()));
        html.leaf("td", LedgerNotes.meaning(entry.component()), "class", "l soft");
        html.leaf("td", LedgerNotes.provenance(entry, model), "class", "l soft w");
        html.end();
    }
}

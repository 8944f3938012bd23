package dev.pgtrace.export;

import dev.pgtrace.analysis.experiment.CausePart;
import dev.pgtrace.analysis.experiment.VariantComparison;
import dev.pgtrace.model.Provenance;
import java.io.IOException;

/// Where the difference comes from: bars to the left for less time, to the right for more, in the colours of
/// components.
final class SvgCauses {
    private static final int WIDTH = 1000;
    private static final int ROW = 24;
    private static final int LABELS = 190;
    private static final int VALUES = 250;

    private final HtmlWriter html;
    private final ExperimentFacts facts;
    private final VariantComparison comparison;

    SvgCauses(HtmlWriter html, ExperimentFacts facts, VariantComparison comparison) {
        this.html = html;
        this.facts = facts;
        this.comparison = comparison;
    }

    void write() throws IOException {
        if (comparison.cause().isEmpty()) {
            return;
        }
        double least = 0;
        double most = 0;
        double sum = 0;
        for (CausePart part : comparison.cause()) {
            least = Math.min(least, part.deltaMicros());
            most = Math.max(most, part.deltaMicros());
            sum += part.deltaMicros();
        }
        double scale = (WIDTH - LABELS - VALUES) / Math.max(most - least, 1e-6);
        double zero = LABELS - least * scale;
        html.start("section", "class", "card").start("h2");
        html.text(ReportTexts.get("cause.title", facts.name(comparison.variant()), facts.name(0)) + " ");
        html.leaf("small", ReportTexts.get("cause.note", ExperimentText.signed(sum)))
                .end();
        int height = comparison.cause().size() * ROW + 4;
        html.start("svg", "viewBox", "0 0 " + WIDTH + " " + height, "width", "" + WIDTH, "role", "img");
        html.leaf("title", ReportTexts.get("cause.parts"));
        int y = 2;
        for (CausePart part : comparison.cause()) {
            row(part, y, zero, scale);
            y += ROW;
        }
        html.start("path", "class", "axis", "d", "M" + SvgHistogram.number(zero) + " 0V" + height)
                .end();
        html.end().end();
    }

    private void row(CausePart part, int y, double zero, double scale) throws IOException {
        double x = zero + Math.min(0, part.deltaMicros()) * scale;
        double width = Math.abs(part.deltaMicros()) * scale;
        boolean estimated = part.provenance() == Provenance.ESTIMATED;
        String text = (estimated ? Figures.ESTIMATED : "") + ExperimentText.signed(part.deltaMicros());
        html.leaf("text", CauseWords.label(part.component()), "class", "name", "x", "0", "y", "" + (y + 15));
        bar("f-" + CauseWords.style(part.component()), x, y, width);
        if (estimated) {
            bar("guess", x, y, width);
        }
        html.leaf(
                "text",
                text + "  ·  " + Figures.share(part.share()) + "  ·  " + CauseWords.provenance(part),
                "class",
                "value",
                "x",
                "" + (WIDTH - VALUES + 16),
                "y",
                "" + (y + 15));
    }

    private void bar(String style, double x, int y, double width) throws IOException {
        html.start(
                        "rect",
                        "class",
                        style,
                        "x",
                        SvgHistogram.number(x),
                        "y",
                        "" + (y + 2),
                        "width",
                        SvgHistogram.number(Math.max(0.6, width)),
                        "height",
                        "" + (ROW - 6))
                .end();
    }
}

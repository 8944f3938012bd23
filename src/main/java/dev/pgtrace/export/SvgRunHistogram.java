package dev.pgtrace.export;

import dev.pgtrace.base.text.Durations;
import dev.pgtrace.model.experiment.Experiment;
import java.io.IOException;

/// How the timed runs of the variants are spread, over each other on one scale.
final class SvgRunHistogram {
    private static final int WIDTH = 620;
    private static final int HEIGHT = 260;
    private static final int BASE = HEIGHT - 22;
    private static final int TOP = 8;
    private static final int BINS = 48;

    private final HtmlWriter html;
    private final Experiment experiment;
    private final ExperimentFacts facts;

    SvgRunHistogram(HtmlWriter html, Experiment experiment, ExperimentFacts facts) {
        this.html = html;
        this.experiment = experiment;
        this.facts = facts;
    }

    void write() throws IOException {
        html.start("section", "class", "card").start("h2").text(ReportTexts.get("runs.spread") + " ");
        RunScale scale = RunScale.ofTimed(experiment);
        html.leaf("small", scale.isLogarithmic() ? ReportTexts.get("runs.logarithmic") : "")
                .end();
        if (scale.isEmpty()) {
            html.leaf("p", ReportTexts.get("runs.none"), "class", "soft").end();
            return;
        }
        int variants = experiment.request().variants().size();
        int[][] counts = scale.counts(variants, BINS);
        int most = 1;
        for (int[] row : counts) {
            for (int count : row) {
                most = Math.max(most, count);
            }
        }
        key(html, facts, variants);
        html.start("svg", "viewBox", "0 0 " + WIDTH + " " + HEIGHT, "width", "" + WIDTH, "role", "img");
        html.leaf("title", ReportTexts.get("runs.spread.picture"));
        for (int v = 0; v < variants; v++) {
            for (int bin = 0; bin < BINS; bin++) {
                if (counts[v][bin] > 0) {
                    bar(scale, v, bin, counts[v][bin], most);
                }
            }
        }
        html.start("path", "class", "axis", "d", "M0 " + BASE + ".5H" + WIDTH).end();
        double free = -1;
        for (long mark : scale.marks()) {
            double x = scale.share(mark) * WIDTH;
            html.start("path", "class", "axis", "d", "M" + SvgHistogram.number(x) + " " + BASE + "v4")
                    .end();
            if (x > free && x < WIDTH - 40) {
                html.leaf("text", Durations.axis(mark), "x", SvgHistogram.number(x), "y", "" + (HEIGHT - 5));
                free = x + 62;
            }
        }
        html.end().end();
    }

    private void bar(RunScale scale, int variant, int bin, int count, int most) throws IOException {
        double step = (double) WIDTH / BINS;
        double height = Math.max(1.5, (double) count / most * (BASE - TOP));
        html.start(
                "rect",
                "class",
                "see v-" + VariantColors.of(variant),
                "x",
                SvgHistogram.number(bin * step + 0.5),
                "y",
                SvgHistogram.number(BASE - height),
                "width",
                SvgHistogram.number(step - 1),
                "height",
                SvgHistogram.number(height));
        html.leaf(
                "title",
                facts.name(variant) + ": "
                        + ReportTexts.get(
                                "spread.bucket",
                                ReportTexts.count(count, "run"),
                                Durations.precise(scale.micros((double) bin / BINS)),
                                Durations.precise(scale.micros((bin + 1.0) / BINS))));
        html.end();
    }

    static void key(HtmlWriter html, ExperimentFacts facts, int variants) throws IOException {
        html.start("div", "class", "key");
        for (int v = 0; v < variants; v++) {
            html.start("span");
            html.leaf("span", "", "class", "swatch s-" + VariantColors.of(v)).text(facts.name(v));
            html.end();
        }
        html.end();
    }
}

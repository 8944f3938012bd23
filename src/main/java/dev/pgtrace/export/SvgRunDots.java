package dev.pgtrace.export;

import dev.pgtrace.base.text.Counts;
import dev.pgtrace.base.text.Durations;
import dev.pgtrace.model.experiment.Experiment;
import dev.pgtrace.model.experiment.ExperimentRun;
import dev.pgtrace.model.experiment.RunPhase;
import java.io.IOException;
import java.util.List;
import java.util.Locale;

/// Every run as a dot: when it ran and how long it took. Runs that do not count are rings.
final class SvgRunDots {
    private static final int WIDTH = 1200;
    private static final int HEIGHT = 260;
    private static final int LEFT = 64;
    private static final int BASE = HEIGHT - 20;
    /// More dots than this are no longer seen, and make the file slow.
    private static final int MOST = 4_000;

    private final HtmlWriter html;
    private final Experiment experiment;
    private final ExperimentFacts facts;

    SvgRunDots(HtmlWriter html, Experiment experiment, ExperimentFacts facts) {
        this.html = html;
        this.experiment = experiment;
        this.facts = facts;
    }

    void write() throws IOException {
        List<ExperimentRun> runs = experiment.runs().stream()
                .filter(run -> run.phase() != RunPhase.EXPLAINED)
                .toList();
        if (runs.isEmpty()) {
            return;
        }
        int every = (runs.size() + MOST - 1) / MOST;
        html.start("section", "class", "card").start("h2").text(ReportTexts.get("runs.title") + " ");
        html.leaf(
                        "small",
                        ReportTexts.get("runs.note")
                                + (every == 1 ? "" : "; " + ReportTexts.get("runs.sample", Counts.grouped(every))))
                .end();
        SvgRunHistogram.key(html, facts, experiment.request().variants().size());
        RunScale scale = RunScale.of(runs);
        // From the first run on: connecting and building an index come before it.
        long first = runs.stream().mapToLong(ExperimentRun::startMicros).min().orElse(0);
        long last = runs.stream().mapToLong(ExperimentRun::startMicros).max().orElse(0);
        long span = Math.max(1, last - first);
        html.start("svg", "viewBox", "0 0 " + WIDTH + " " + HEIGHT, "width", "" + WIDTH, "role", "img");
        html.leaf("title", ReportTexts.get("runs.picture"));
        marks(scale);
        for (int i = 0; i < runs.size(); i += every) {
            dot(runs.get(i), scale, first, span);
        }
        html.start("path", "class", "axis", "d", "M" + LEFT + " " + BASE + ".5H" + WIDTH)
                .end();
        html.leaf("text", ReportTexts.get("runs.first"), "x", "" + LEFT, "y", "" + (HEIGHT - 4));
        html.leaf("text", Durations.format(span), "x", "" + (WIDTH - 4), "y", "" + (HEIGHT - 4), "text-anchor", "end");
        html.end().end();
    }

    private void marks(RunScale scale) throws IOException {
        double free = HEIGHT;
        for (long mark : scale.marks()) {
            double y = y(scale, mark);
            html.start("path", "class", "axis", "d", "M" + LEFT + " " + SvgHistogram.number(y) + "H" + WIDTH)
                    .end();
            if (y < free && y > 10) {
                html.leaf(
                        "text",
                        Durations.axis(mark),
                        "x",
                        "" + (LEFT - 6),
                        "y",
                        SvgHistogram.number(y + 4),
                        "text-anchor",
                        "end");
                free = y - 14;
            }
        }
    }

    private void dot(ExperimentRun run, RunScale scale, long first, long span) throws IOException {
        boolean counts = run.phase() == RunPhase.TIMED;
        String color = VariantColors.of(run.variant());
        html.start(
                "circle",
                "class",
                counts ? "see v-" + color : "ring v-" + color,
                "cx",
                SvgHistogram.number(LEFT + 4 + (double) (run.startMicros() - first) / span * (WIDTH - LEFT - 8)),
                "cy",
                SvgHistogram.number(y(scale, run.elapsedMicros())),
                "r",
                counts ? "2.6" : "3.6");
        html.leaf(
                "title",
                facts.name(run.variant()) + ", "
                        + ReportTexts.get("runs.phase." + run.phase().name().toLowerCase(Locale.ROOT)) + ": "
                        + Durations.precise(run.elapsedMicros()));
        html.end();
    }

    private static double y(RunScale scale, double micros) {
        return BASE - scale.share(micros) * (BASE - 8);
    }
}

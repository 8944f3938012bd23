package dev.pgtrace.export;

import dev.pgtrace.analysis.Series;
import dev.pgtrace.base.text.Counts;
import dev.pgtrace.base.text.Durations;
import dev.pgtrace.model.Component;
import java.io.IOException;

/// Elapsed time over file order, as columns of components.
final class HtmlSeries {
    private static final int WIDTH = 1200;
    private static final int HEIGHT = 170;
    private static final int BASE = HEIGHT - 18;
    private static final int FEWEST = 20;

    private final HtmlWriter html;
    private final Series series;

    HtmlSeries(HtmlWriter html, Series series) {
        this.html = html;
        this.series = series;
    }

    void write() throws IOException {
        long most =
                series.buckets().stream().mapToLong(HtmlSeries::height).max().orElse(0);
        if (most <= 0) {
            return;
        }
        html.start("section", "class", "card").start("h2").text(ReportTexts.get("series.title") + " ");
        String each = each();
        html.leaf("small", ReportTexts.get("series.note", each, Durations.format(most)))
                .end();
        double step = (double) WIDTH / Math.max(FEWEST, series.buckets().size());
        html.start("svg", "viewBox", "0 0 " + WIDTH + " " + HEIGHT, "width", "" + WIDTH, "role", "img");
        html.leaf("title", ReportTexts.get("series.title") + ", " + each);
        for (int i = 0; i < series.buckets().size(); i++) {
            column(series.buckets().get(i), i * step, step, most);
        }
        html.start("path", "class", "axis", "d", "M0 " + BASE + ".5H" + WIDTH).end();
        html.leaf("text", ReportTexts.get("series.first"), "x", "0", "y", Integer.toString(HEIGHT - 3));
        html.leaf(
                "text",
                ReportTexts.get("series.last"),
                "x",
                SvgHistogram.number(step * series.buckets().size() - 2),
                "y",
                Integer.toString(HEIGHT - 3),
                "text-anchor",
                "end");
        html.end().end();
    }

    private String each() {
        if (series.isOverTime()) {
            return ReportTexts.get("series.overTime", Durations.format(series.microsPerBucket()));
        }
        return series.executionsPerBucket() == 1
                ? ReportTexts.get("series.single")
                : ReportTexts.get("series.several", Counts.grouped(series.executionsPerBucket()));
    }

    private void column(Series.Bucket bucket, double x, double step, long most) throws IOException {
        double y = BASE;
        html.start("g");
        html.leaf(
                "title",
                ReportTexts.count(bucket.executions(), "execution") + ", " + Durations.format(bucket.wholeMicros()));
        for (Component component : Component.values()) {
            long micros = bucket.micros(component);
            double height = (double) micros / most * (BASE - 6);
            if (height <= 0) {
                continue;
            }
            y -= height;
            html.start(
                            "rect",
                            "class",
                            "f-" + ComponentClasses.of(component),
                            "x",
                            SvgHistogram.number(x),
                            "y",
                            SvgHistogram.number(y),
                            "width",
                            SvgHistogram.number(Math.max(0.5, step - (step > 4 ? 1 : 0))),
                            "height",
                            SvgHistogram.number(height))
                    .end();
        }
        html.end();
    }

    /// What is drawn: the positive parts.
    private static long height(Series.Bucket bucket) {
        long height = 0;
        for (Component component : Component.values()) {
            height += Math.max(0, bucket.micros(component));
        }
        return height;
    }
}

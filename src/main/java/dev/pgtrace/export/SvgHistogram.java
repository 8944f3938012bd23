package dev.pgtrace.export;

import dev.pgtrace.analysis.Distribution;
import dev.pgtrace.base.text.Counts;
import dev.pgtrace.base.text.Durations;
import java.io.IOException;
import java.util.List;

/// How elapsed times are spread, on a logarithmic scale, with a mark at each power of ten.
final class SvgHistogram {
    private static final int WIDTH = 460;
    private static final int HEIGHT = 150;
    private static final int BASE = HEIGHT - 20;
    private static final int TOP = 8;
    /// So that a single bucket is a bar and not a wall.
    private static final int FEWEST_BUCKETS = 12;

    private final HtmlWriter html;
    private final Distribution spread;

    SvgHistogram(HtmlWriter html, Distribution spread) {
        this.html = html;
        this.spread = spread;
    }

    void write() throws IOException {
        if (spread.count() == 0) {
            html.leaf("p", ReportTexts.get("spread.none"), "class", "soft");
            return;
        }
        List<Long> counts = spread.bucketCounts();
        int buckets = Math.max(FEWEST_BUCKETS, counts.size() + 2);
        int first = Math.max(0, spread.firstBucket() - (buckets - counts.size()) / 2);
        double step = (double) WIDTH / buckets;
        long most = counts.stream().mapToLong(Long::longValue).max().orElse(1);
        html.start("svg", "viewBox", "0 0 " + WIDTH + " " + HEIGHT, "width", "" + WIDTH, "role", "img");
        html.leaf("title", summary());
        for (int i = 0; i < counts.size(); i++) {
            if (counts.get(i) > 0) {
                bar(spread.firstBucket() - first + i, step, counts.get(i), most, spread.firstBucket() + i);
            }
        }
        html.start("path", "class", "axis", "d", "M0 " + BASE + ".5H" + WIDTH).end();
        marks(first, buckets, step);
        html.end();
        html.leaf("p", summary(), "class", "soft");
    }

    private void bar(int place, double step, long count, long most, int bucket) throws IOException {
        double height = Math.max(1.5, (double) count / most * (BASE - TOP));
        html.start(
                "rect",
                "class",
                "f-plain",
                "x",
                number(place * step + 0.5),
                "y",
                number(BASE - height),
                "width",
                number(Math.max(1, step - 1)),
                "height",
                number(height));
        html.leaf(
                "title",
                ReportTexts.get(
                        "spread.bucket",
                        ReportTexts.count(count, "execution"),
                        Durations.format(Math.round(Distribution.bucketStart(bucket))),
                        Durations.format(Math.round(Distribution.bucketStart(bucket + 1)))));
        html.end();
    }

    private void marks(int first, int buckets, double step) throws IOException {
        double free = 0;
        for (int bucket = Math.max(1, first); bucket < first + buckets; bucket++) {
            if ((bucket - 1) % Distribution.BUCKETS_PER_DECADE != 0) {
                continue;
            }
            double x = (bucket - first) * step;
            html.start("path", "class", "axis", "d", "M" + number(x) + " " + BASE + "v4")
                    .end();
            if (x >= free && x < WIDTH - 30) {
                String label = Durations.axis(Math.round(Distribution.bucketStart(bucket)));
                html.leaf("text", label, "x", number(Math.max(0, x - 2)), "y", Integer.toString(HEIGHT - 5));
                free = x + 60;
            }
        }
    }

    private String summary() {
        return ReportTexts.get("spread.finished", Counts.grouped(spread.count())) + ": p50 "
                + Durations.format(spread.p50Micros()) + ", p95 "
                + Durations.format(spread.p95Micros()) + ", p99 " + Durations.format(spread.p99Micros()) + ", max "
                + Durations.format(spread.maxMicros());
    }

    static String number(double value) {
        long hundredths = Math.round(value * 100);
        String sign = hundredths < 0 ? "-" : "";
        long absolute = Math.abs(hundredths);
        long rest = absolute % 100;
        return sign + absolute / 100 + (rest == 0 ? "" : "." + (rest < 10 ? "0" : "") + rest);
    }
}

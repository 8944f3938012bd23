package dev.pgtrace.export;

import dev.pgtrace.analysis.ReadLatency;
import dev.pgtrace.analysis.Tiers;
import dev.pgtrace.analysis.TraceAnalysis;
import dev.pgtrace.base.task.CancelToken;
import dev.pgtrace.base.text.Counts;
import dev.pgtrace.base.text.Durations;
import dev.pgtrace.base.text.Percent;
import dev.pgtrace.model.Component;
import dev.pgtrace.model.Provenance;
import java.io.IOException;

/// Blocks by where they were found, and how long the reads took, with the border between cache and disk.
final class HtmlTiers {
    private static final int WIDTH = 560;
    private static final int HEIGHT = 150;
    private static final int BASE = HEIGHT - 20;
    private static final int TOP = 10;
    private static final int FEWEST_BUCKETS = 30;

    private final HtmlWriter html;
    private final TraceAnalysis analysis;
    private final Tiers tiers;

    HtmlTiers(HtmlWriter html, TraceAnalysis analysis) {
        this.html = html;
        this.analysis = analysis;
        this.tiers = analysis.tiers();
    }

    void write() throws IOException {
        if (tiers.blocks() == 0) {
            new HtmlTable(html).empty(ReportTexts.get("tiers.title"), ReportTexts.get("tiers.none"));
            return;
        }
        html.start("section", "class", "card").start("h2").text(ReportTexts.get("tiers.title") + " ");
        html.leaf("small", ReportTexts.get("tiers.note", Counts.grouped(tiers.blocks())))
                .end();
        html.start("div", "class", "bar big");
        bar(Component.TIER1, tiers.tier1Blocks());
        bar(Component.TIER2, tiers.tier2Blocks());
        bar(Component.TIER3, tiers.tier3Blocks());
        bar(Component.READS_UNSPLIT, tiers.unsplitBlocks());
        html.end();
        html.start("div", "class", "two").start("div");
        table();
        html.end().start("div");
        latency();
        html.end().end().end();
    }

    private void bar(Component tier, long blocks) throws IOException {
        if (blocks > 0) {
            html.start(
                    "i",
                    "class",
                    "c-" + ComponentClasses.of(tier) + (isEstimated(tier) ? " estimated" : ""),
                    "style",
                    "flex-grow:" + blocks,
                    "title",
                    ReportTexts.name(tier) + ": " + ReportTexts.count(blocks, "block"));
            if ((double) blocks / tiers.blocks() > 0.06) {
                html.leaf("span", ReportTexts.brief(tier) + " " + Percent.of(blocks, tiers.blocks()));
            }
            html.end();
        }
    }

    private boolean isEstimated(Component tier) {
        return (tier == Component.TIER2 || tier == Component.TIER3) && tiers.provenance() == Provenance.ESTIMATED;
    }

    private void table() throws IOException {
        html.start("table", "class", "ledger").start("thead").start("tr");
        html.leaf("th", "", "class", "l").leaf("th", ReportTexts.get("tiers.blocks"));
        html.leaf("th", ReportTexts.get("tiers.share")).leaf("th", ReportTexts.get("tiers.time"));
        html.leaf("th", "", "class", "l").end().end().start("tbody");
        row(Component.TIER1, tiers.tier1Blocks(), true);
        row(Component.TIER2, tiers.tier2Blocks(), TextTiers.splitKnown(tiers));
        row(Component.TIER3, tiers.tier3Blocks(), TextTiers.splitKnown(tiers));
        if (tiers.unsplitBlocks() > 0) {
            row(Component.READS_UNSPLIT, tiers.unsplitBlocks(), true);
        }
        html.start("tr").leaf("td", ReportTexts.get("ledger.whole"), "class", "l");
        html.leaf("td", Counts.grouped(tiers.blocks())).leaf("td", Percent.of(1));
        html.leaf("td", "").leaf("td", "").end();
        html.end().end();
    }

    private void row(Component tier, long blocks, boolean known) throws IOException {
        html.start("tr").start("td", "class", "l");
        html.leaf(
                        "span",
                        "",
                        "class",
                        "swatch c-" + ComponentClasses.of(tier) + (isEstimated(tier) ? " estimated" : ""))
                .text(ReportTexts.name(tier))
                .end();
        html.leaf(
                "td", known ? (isEstimated(tier) ? Figures.ESTIMATED : "") + Counts.grouped(blocks) : Figures.MISSING);
        html.leaf("td", known ? Percent.of(blocks, tiers.blocks()) : Figures.MISSING);
        boolean missing = analysis.database().missing().contains(tier);
        long micros = analysis.database().micros(tier);
        Provenance provenance = analysis.database().entries().stream()
                .filter(entry -> entry.component() == tier)
                .map(entry -> entry.provenance())
                .findFirst()
                .orElse(Provenance.DERIVED);
        html.leaf("td", missing ? Figures.MISSING : Figures.time(micros, provenance));
        html.leaf("td", LedgerNotes.meaning(tier), "class", "l soft").end();
    }

    private void latency() throws IOException {
        ReadLatency latency = ReadLatency.of(analysis.trace(), analysis.selection(), new CancelToken());
        html.leaf("h3", ReportTexts.get("latency.title"));
        if (latency.blocks().isEmpty()) {
            html.leaf("p", ReportTexts.get("latency.none"), "class", "soft");
            return;
        }
        long threshold = analysis.model().thresholdMicros();
        int buckets = Math.max(FEWEST_BUCKETS, latency.blocks().size() + 4);
        int first =
                Math.max(0, latency.firstBucket() - (buckets - latency.blocks().size()) / 2);
        double step = (double) WIDTH / buckets;
        long most = latency.blocks().stream().mapToLong(Long::longValue).max().orElse(1);
        html.start("svg", "viewBox", "0 0 " + WIDTH + " " + HEIGHT, "width", "" + WIDTH, "role", "img");
        html.leaf("title", ReportTexts.get("latency.title"));
        for (int i = 0; i < latency.blocks().size(); i++) {
            if (latency.blocks().get(i) > 0) {
                column(latency.firstBucket() + i, latency.blocks().get(i), most, first, step, threshold);
            }
        }
        html.start("path", "class", "axis", "d", "M0 " + BASE + ".5H" + WIDTH).end();
        marks(first, buckets, step);
        border(threshold, first, step);
        html.end();
        html.leaf("p", ReportTexts.get("latency.note", Durations.format(threshold)), "class", "soft");
    }

    private void column(int bucket, long blocks, long most, int first, double step, long threshold) throws IOException {
        double height = Math.max(1.5, (double) blocks / most * (BASE - TOP));
        double start = ReadLatency.bucketStart(bucket);
        html.start(
                "rect",
                "class",
                start < threshold ? "f-tier2" : "f-tier3",
                "x",
                SvgHistogram.number((bucket - first) * step + 0.5),
                "y",
                SvgHistogram.number(BASE - height),
                "width",
                SvgHistogram.number(Math.max(1, step - 1)),
                "height",
                SvgHistogram.number(height));
        html.leaf(
                "title",
                ReportTexts.get(
                        "spread.bucket",
                        ReportTexts.count(blocks, "block"),
                        Durations.format(Math.round(start)),
                        Durations.format(Math.round(ReadLatency.bucketStart(bucket + 1)))));
        html.end();
    }

    private void marks(int first, int buckets, double step) throws IOException {
        for (int bucket = Math.max(1, first); bucket < first + buckets; bucket++) {
            if ((bucket - 1) % ReadLatency.BUCKETS_PER_DECADE == 0) {
                double x = (bucket - first) * step;
                html.start("path", "class", "axis", "d", "M" + SvgHistogram.number(x) + " " + BASE + "v4")
                        .end();
                html.leaf(
                        "text",
                        Durations.axis(Math.round(ReadLatency.bucketStart(bucket))),
                        "x",
                        SvgHistogram.number(Math.max(0, x - 2)),
                        "y",
                        Integer.toString(HEIGHT - 5));
            }
        }
    }

    private void border(long threshold, int first, double step) throws IOException {
        double bucket = threshold < 1 ? 0 : 1 + Math.log10(threshold) * ReadLatency.BUCKETS_PER_DECADE;
        double x = (bucket - first) * step;
        if (x >= 0 && x <= WIDTH) {
            html.start("path", "class", "border", "d", "M" + SvgHistogram.number(x) + " 0V" + BASE)
                    .end();
        }
    }
}

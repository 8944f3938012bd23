package dev.pgtrace.ui.hotspots;

import dev.pgtrace.analysis.ReadLatency;
import dev.pgtrace.analysis.TraceAnalysis;
import dev.pgtrace.base.text.Counts;
import dev.pgtrace.base.text.Durations;
import dev.pgtrace.base.text.Percent;
import dev.pgtrace.model.Component;
import dev.pgtrace.model.Provenance;
import dev.pgtrace.ui.kit.Messages;
import dev.pgtrace.ui.kit.TraceContext;
import dev.pgtrace.ui.kit.control.Card;
import dev.pgtrace.ui.kit.control.ComponentTexts;
import dev.pgtrace.ui.kit.control.Histogram;
import dev.pgtrace.ui.kit.control.HistogramTable;
import dev.pgtrace.ui.kit.control.Placeholder;
import dev.pgtrace.ui.kit.task.BackgroundTask;
import dev.pgtrace.ui.kit.task.TaskSlot;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.Cursor;
import javafx.scene.Node;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;

/// Blocks read by how long a read took, with the border between cache and disk on it: drag it, and every view
/// splits its reads anew.
final class LatencyCard {
    private final TraceContext context;
    private final Histogram histogram = new Histogram();
    private final HistogramTable bars = new HistogramTable(
            histogram,
            Messages.get("hotspots.latency.title"),
            Messages.get("hotspots.latency.blocks"),
            Messages.get("hotspots.latency.tier"));
    private final StackPane content = new StackPane(bars.twin().node());
    private final Card card;
    private final TaskSlot slot = new TaskSlot();
    private @Nullable ReadLatency latency;
    private @Nullable TraceAnalysis counted;
    private long allBlocks;

    LatencyCard(TraceContext context, HotspotFigures figures) {
        this.context = context;
        bars.setExplained(bar -> figures.reads(bar, allBlocks));
        card = new Card(Messages.get("hotspots.latency.title"), Card.grow(content));
        card.addToHeader(bars.twin().toggle());
        card.setPrefHeight(230);
        card.setMinHeight(150);
        histogram.setId("latency");
        histogram.setCursor(Cursor.H_RESIZE);
        histogram.setOnPicked(this::moveThreshold);
        context.tierModelProperty().addListener(observable -> draw());
    }

    Node node() {
        return card;
    }

    /// Counts again where the executions are others; the threshold alone changes no latency.
    @SuppressWarnings("ReferenceEquality") // a snapshot of a trace is itself; to compare its columns would take long
    void show(TraceAnalysis analysis) {
        TraceAnalysis before = counted;
        if (before != null
                && before.trace() == analysis.trace()
                && before.selection().isAll()
                && analysis.selection().isAll()) {
            return;
        }
        if (slot.isBusy() && context.indexingProperty().get()) {
            return; // the next one comes soon
        }
        counted = analysis;
        BackgroundTask.of((progress, cancel) -> ReadLatency.of(analysis.trace(), analysis.selection(), cancel))
                .onSuccess(result -> {
                    latency = result;
                    draw();
                })
                .start(context.runner(), slot);
    }

    private void moveThreshold(long micros) {
        long unit = 1;
        while (micros / unit >= 100) {
            unit *= 10;
        }
        long rounded = Math.max(1, Math.round((double) micros / unit) * unit);
        if (context.tierModelProperty().get().thresholdMicros() != rounded) {
            context.tierModelProperty().set(context.tierModelProperty().get().withThreshold(rounded));
        }
    }

    private void draw() {
        ReadLatency shown = latency;
        if (shown == null) {
            return;
        }
        if (shown.blocks().isEmpty()) {
            boolean untimed = shown.untimedBlocks() > 0;
            card.setAddition("");
            bars.twin().toggle().setDisable(true);
            content.getChildren()
                    .setAll(new Placeholder(
                            Placeholder.Kind.EMPTY,
                            Messages.get(untimed ? "hotspots.latency.untimed" : "hotspots.latency.none"),
                            Messages.get(untimed ? "hotspots.latency.untimedText" : "hotspots.latency.noneText")));
            return;
        }
        if (!content.getChildren().contains(bars.twin().node())) {
            content.getChildren().setAll(bars.twin().node());
        }
        bars.twin().toggle().setDisable(false);
        long threshold = context.tierModelProperty().get().thresholdMicros();
        long all = shown.blocks().stream().mapToLong(Long::longValue).sum();
        allBlocks = all;
        card.setAddition(Messages.get("hotspots.latency.addition", Counts.grouped(all)));
        bars.show(bars(shown, threshold, all));
        histogram.setMarker(new Histogram.Marker(threshold, Messages.get("tiers.value", Durations.axis(threshold))));
    }

    /// From a decade below the fastest to a decade above the slowest, so that the threshold has somewhere to go.
    private static List<Histogram.Bar> bars(ReadLatency latency, long threshold, long all) {
        int decade = ReadLatency.BUCKETS_PER_DECADE;
        int end = latency.firstBucket() + latency.blocks().size();
        int from = Math.max(0, Math.min(latency.firstBucket() - decade / 2, 1 + decade));
        int to = Math.max(end + decade / 2, 1 + 4 * decade);
        List<Histogram.Bar> bars = new ArrayList<>();
        for (int bucket = from; bucket < to; bucket++) {
            int at = bucket - latency.firstBucket();
            long blocks =
                    at >= 0 && at < latency.blocks().size() ? latency.blocks().get(at) : 0;
            double start = Math.max(1, ReadLatency.bucketStart(bucket));
            double stop = ReadLatency.bucketStart(bucket + 1);
            if (stop > start) {
                bars.add(new Histogram.Bar(
                        start,
                        stop,
                        blocks,
                        start < threshold ? Component.TIER2 : Component.TIER3,
                        Provenance.ESTIMATED, // an average of each node tells which tier most of its reads were in
                        Messages.get(
                                "hotspots.latency.tip",
                                Durations.format(Math.round(start)),
                                Durations.format(Math.round(stop)),
                                Counts.grouped(blocks),
                                Percent.of(blocks, all),
                                ComponentTexts.provenance(Provenance.ESTIMATED))));
            }
        }
        return bars;
    }
}

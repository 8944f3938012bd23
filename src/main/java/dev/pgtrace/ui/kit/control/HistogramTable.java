package dev.pgtrace.ui.kit.control;

import dev.pgtrace.base.text.Counts;
import dev.pgtrace.base.text.Durations;
import dev.pgtrace.ui.kit.Messages;
import dev.pgtrace.ui.kit.share.SharedColumn;
import java.util.List;

/// A [Histogram] with the table of its bars.
public final class HistogramTable {
    private final Histogram histogram;
    private final TwinTable<Histogram.Bar> twin;

    /// @param count what the bars count
    /// @param color what their colours say
    public HistogramTable(Histogram histogram, String name, String count, String color) {
        this.histogram = histogram;
        twin = new TwinTable<>(
                histogram,
                name,
                List.of(
                        TableColumns.text(
                                Messages.get("twin.histogram.time"),
                                170,
                                bar -> Messages.get(
                                        "twin.histogram.range",
                                        Durations.format(Math.round(bar.fromMicros())),
                                        Durations.format(Math.round(bar.toMicros())))),
                        SharedColumn.count(
                                TableColumns.number(count, 100, bar -> Counts.grouped(bar.count()), Histogram.Bar::tip),
                                Histogram.Bar::count),
                        TableColumns.text(color, 200, bar -> ComponentTexts.name(bar.color()))));
    }

    public TwinTable<Histogram.Bar> twin() {
        return twin;
    }

    public void show(List<Histogram.Bar> bars) {
        histogram.setBars(bars);
        twin.show(bars.stream().filter(bar -> bar.count() > 0).toList());
    }
}

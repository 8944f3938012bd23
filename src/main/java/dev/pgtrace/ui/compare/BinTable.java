package dev.pgtrace.ui.compare;

import dev.pgtrace.base.text.Counts;
import dev.pgtrace.base.text.Ratios;
import dev.pgtrace.ui.kit.Messages;
import dev.pgtrace.ui.kit.control.TableColumns;
import dev.pgtrace.ui.kit.control.TwinTable;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.ToggleButton;

/// The histogram of the runs with the table of its bars.
final class BinTable {
    /// A part of the axis with the runs of each variant in it.
    private record Bin(double fromMicros, double toMicros, List<Integer> counts) {}

    private final TwinTable<Bin> twin;

    BinTable(RunHistogram histogram) {
        twin = new TwinTable<>(
                histogram,
                Messages.get("compare.histogram.title"),
                List.of(
                        TableColumns.text(
                                Messages.get("compare.histogram.range"),
                                180,
                                bin -> Messages.get(
                                        "compare.evidence.range",
                                        Ratios.time(bin.fromMicros()),
                                        Ratios.time(bin.toMicros()))),
                        TableColumns.text(Messages.get("compare.histogram.runs"), 220, BinTable::counts)));
        twin.toggle().setId("histogram-as-table");
    }

    Node node() {
        return twin.node();
    }

    ToggleButton toggle() {
        return twin.toggle();
    }

    void show(RunBins bins) {
        List<Bin> rows = new ArrayList<>();
        for (int i = 0; i < bins.bins(); i++) {
            List<Integer> counts = new ArrayList<>();
            for (int[] of : bins.counts()) {
                counts.add(of[i]);
            }
            if (counts.stream().anyMatch(count -> count > 0)) {
                rows.add(new Bin(bins.fromMicros(i), bins.toMicros(i), List.copyOf(counts)));
            }
        }
        twin.show(rows);
    }

    private static String counts(Bin bin) {
        List<String> parts = new ArrayList<>();
        for (int i = 0; i < bin.counts().size(); i++) {
            if (bin.counts().get(i) > 0) {
                parts.add(Messages.get(
                        "compare.histogram.count",
                        ExperimentShown.letter(i),
                        Counts.grouped(bin.counts().get(i))));
            }
        }
        return String.join(" · ", parts);
    }
}

package dev.pgtrace.ui.compare;

import dev.pgtrace.analysis.compare.Change;
import dev.pgtrace.analysis.compare.FlameDiff;
import dev.pgtrace.analysis.compare.Side;
import dev.pgtrace.analysis.flame.FlameGraph;
import dev.pgtrace.analysis.flame.FlameKind;
import dev.pgtrace.analysis.flame.FlamePath;
import dev.pgtrace.analysis.flame.FlameWeight;
import dev.pgtrace.base.text.Counts;
import dev.pgtrace.base.text.Durations;
import dev.pgtrace.base.text.Ratios;
import dev.pgtrace.ui.kit.Messages;
import dev.pgtrace.ui.kit.control.ComponentTexts;
import dev.pgtrace.ui.kit.explain.Explanation;

/// The words of the difference of two flamegraphs.
final class DiffTexts {
    private DiffTexts() {}

    /// `Seq Scan on orders −98.0%`.
    static String label(FlameDiff diff, FlameGraph graph, int frame) {
        return name(graph, frame) + "  " + change(diff, frame);
    }

    static String name(FlameGraph graph, int frame) {
        return graph.kind(frame) == FlameKind.COMPONENT
                ? ComponentTexts.name(graph.component(frame))
                : graph.name(frame);
    }

    /// `−98.0%`, `new`, `gone`.
    static String change(FlameDiff diff, int frame) {
        Change figures = diff.figures(frame);
        if (figures.before() == 0 && figures.after() == 0) {
            return "±0%";
        }
        if (figures.before() == 0) {
            return Messages.get("compare.flame.new");
        }
        if (figures.after() == 0) {
            return Messages.get("compare.flame.gone");
        }
        return Ratios.change(figures.after() / figures.before());
    }

    static String weight(FlameDiff diff, long weight) {
        return diff.weightKind() == FlameWeight.TIME ? Durations.format(weight) : Counts.grouped(weight);
    }

    static String delta(FlameDiff diff, long weight) {
        return (weight > 0 ? "+" : "") + weight(diff, weight);
    }

    /// @param name  of the figure
    /// @param exact the figure
    static Explanation explained(FlameDiff diff, FlameGraph graph, int frame, String name, String exact) {
        return ComparedFigures.ofSides(
                Messages.get("explain.name.of", name, name(graph, frame)),
                exact,
                Messages.get("explain.frame.meaning"),
                ComparedFigures.difference(
                        weight(diff, diff.weight(Side.OLD, frame)),
                        weight(diff, diff.weight(Side.NEW, frame)),
                        delta(diff, diff.delta(frame))));
    }

    /// A frame in full, for tooltip and screen reader.
    static String spoken(FlameDiff diff, FlameGraph graph, int frame) {
        String path = String.join(" › ", FlamePath.above(graph, frame));
        return Messages.get(
                "compare.flame.spoken",
                name(graph, frame),
                weight(diff, diff.weight(Side.OLD, frame)),
                weight(diff, diff.weight(Side.NEW, frame)),
                delta(diff, diff.delta(frame)),
                change(diff, frame),
                delta(diff, diff.selfDelta(frame)),
                path.isEmpty() ? "–" : path);
    }
}

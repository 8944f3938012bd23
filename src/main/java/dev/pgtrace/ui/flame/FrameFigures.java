package dev.pgtrace.ui.flame;

import dev.pgtrace.analysis.flame.FlameGraph;
import dev.pgtrace.analysis.flame.FlameKind;
import dev.pgtrace.analysis.flame.FlameTarget;
import dev.pgtrace.analysis.flame.FlameWeight;
import dev.pgtrace.base.text.Counts;
import dev.pgtrace.base.text.Durations;
import dev.pgtrace.model.ExecutionColumn;
import dev.pgtrace.ui.kit.Messages;
import dev.pgtrace.ui.kit.Selection;
import dev.pgtrace.ui.kit.explain.Basis;
import dev.pgtrace.ui.kit.explain.Evidence;
import dev.pgtrace.ui.kit.explain.Explanation;
import dev.pgtrace.ui.kit.explain.LedgerFigures;
import dev.pgtrace.ui.kit.explain.TraceLines;
import java.util.ArrayList;
import java.util.List;

/// Explains the frames of a flamegraph.
final class FrameFigures {
    /// Parts named in a formula; the rest is told as their number.
    private static final int PARTS = 4;

    private final TraceLines lines;

    FrameFigures(TraceLines lines) {
        this.lines = lines;
    }

    /// The width of a frame.
    Explanation weight(FlameGraph graph, int frame) {
        return of(graph, frame, FlameTexts.weightName(graph.weightKind()), width(graph, frame), children(graph, frame));
    }

    /// What the frame did itself.
    Explanation self(FlameGraph graph, int frame) {
        String own = exact(graph, graph.own(frame));
        return of(
                graph,
                frame,
                Messages.get("flame.self"),
                own,
                Messages.get(
                        "explain.f.self_children",
                        exact(graph, graph.weight(frame)),
                        exact(graph, graph.weight(frame) - graph.own(frame)),
                        own));
    }

    /// The frame's part of the whole.
    Explanation share(FlameGraph graph, int frame) {
        return of(
                graph,
                frame,
                Messages.get("column.share"),
                FlameTexts.share(graph, frame),
                Messages.get(
                        "explain.f.ratio",
                        exact(graph, graph.weight(frame)),
                        exact(graph, graph.total()),
                        FlameTexts.share(graph, frame)));
    }

    /// In which row it is.
    Explanation depth(FlameGraph graph, int frame) {
        String depth = Counts.grouped(graph.depth(frame));
        return of(graph, frame, Messages.get("flame.column.depth"), depth, Messages.get("explain.f.counted", depth));
    }

    private Explanation of(FlameGraph graph, int frame, String figure, String exact, String formula) {
        boolean component = graph.kind(frame) == FlameKind.COMPONENT;
        return new Explanation(
                Messages.get("explain.name.of", figure, FlameTexts.shortened(FlameTexts.name(graph, frame), 60)),
                exact,
                graph.provenance(frame),
                component
                        ? Messages.get("component.formula."
                                + graph.component(frame).name().toLowerCase(java.util.Locale.ROOT))
                        : Messages.get("explain.frame.meaning"),
                formula,
                lines.origin(basis(graph, frame)),
                evidence(graph, frame));
    }

    private static String width(FlameGraph graph, int frame) {
        return Messages.get("explain.value.share", exact(graph, graph.weight(frame)), FlameTexts.share(graph, frame));
    }

    /// The frame as the sum of those right inside it.
    private static String children(FlameGraph graph, int frame) {
        List<String> parts = new ArrayList<>();
        int more = 0;
        for (int child = frame + 1; child < graph.subtreeEnd(frame); child = graph.subtreeEnd(child)) {
            if (parts.size() < PARTS) {
                parts.add(FlameTexts.shortened(FlameTexts.name(graph, child), 24) + " "
                        + FlameTexts.weight(graph, graph.weight(child)));
            } else {
                more++;
            }
        }
        if (parts.isEmpty()) {
            return Messages.get("explain.f.printed", exact(graph, graph.weight(frame)));
        }
        if (more > 0) {
            parts.add(Messages.get("explain.frame.more", Counts.grouped(more)));
        }
        if (graph.self(frame) > 0) {
            parts.add(Messages.get("flame.self") + " " + FlameTexts.weight(graph, graph.self(frame)));
        }
        return String.join(" + ", parts) + " = " + exact(graph, graph.weight(frame));
    }

    private static String exact(FlameGraph graph, long amount) {
        return graph.weightKind() == FlameWeight.TIME ? Durations.exact(amount) : Counts.grouped(amount);
    }

    private static Basis basis(FlameGraph graph, int frame) {
        return switch (graph.weightKind()) {
            case TIME ->
                switch (graph.kind(frame)) {
                    case TRACE, SESSION, STATEMENT, CALL -> Basis.TIME;
                    case NODE -> Basis.NODE;
                    case COMPONENT -> LedgerFigures.basis(graph.component(frame));
                };
            case BLOCKS -> Basis.BLOCKS;
            case TIER3_BLOCKS -> Basis.TIERS;
            case ROWS -> Basis.ROWS;
            case EXECUTIONS -> Basis.COUNT;
        };
    }

    private Evidence evidence(FlameGraph graph, int frame) {
        FlameTarget target = FlameTarget.of(graph, frame);
        long executions = graph.executions(frame);
        boolean one = target.execution() >= 0 && executions <= 1;
        Selection selection = new Selection(
                (int) target.statement(), (int) target.execution(), (int) target.node(), Selection.NOTHING);
        if (one) {
            return lines.at(selection);
        }
        String records = executions > 0 ? TraceLines.executions(executions) : Messages.get("explain.records.several");
        return target.execution() >= 0
                ? lines.found(records, trace -> selection, selection) // of merged calls the longest one
                : lines.ofStatement((int) target.statement(), executions, ExecutionColumn.ELAPSED_MICROS);
    }
}

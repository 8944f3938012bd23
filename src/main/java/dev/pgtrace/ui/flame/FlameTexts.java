package dev.pgtrace.ui.flame;

import dev.pgtrace.analysis.flame.FlameGraph;
import dev.pgtrace.analysis.flame.FlameGrouping;
import dev.pgtrace.analysis.flame.FlameKind;
import dev.pgtrace.analysis.flame.FlameOrder;
import dev.pgtrace.analysis.flame.FlamePath;
import dev.pgtrace.analysis.flame.FlameWeight;
import dev.pgtrace.base.text.Counts;
import dev.pgtrace.base.text.Durations;
import dev.pgtrace.base.text.Percent;
import dev.pgtrace.model.Component;
import dev.pgtrace.ui.kit.Messages;
import dev.pgtrace.ui.kit.control.ComponentTexts;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// The words of the flamegraph.
final class FlameTexts {
    private static final String[] PARTS = parts("name");
    private static final String[] BRIEF_PARTS = parts("brief");

    private FlameTexts() {}

    /// What stands in a frame where there is room.
    static String label(FlameGraph graph, int frame) {
        if (graph.kind(frame) == FlameKind.COMPONENT) {
            return PARTS[(int) graph.reference(frame)];
        }
        return frame == 0 ? graph.name(0) + " — " + weight(graph, graph.total()) : graph.name(frame);
    }

    /// What stands in a frame where there is little room.
    static String brief(FlameGraph graph, int frame) {
        return graph.kind(frame) == FlameKind.COMPONENT
                ? BRIEF_PARTS[(int) graph.reference(frame)]
                : label(graph, frame);
    }

    /// The name in full.
    static String name(FlameGraph graph, int frame) {
        return graph.kind(frame) == FlameKind.COMPONENT
                ? ComponentTexts.name(graph.component(frame))
                : graph.name(frame);
    }

    /// The frames above, the whole left out.
    static String path(FlameGraph graph, int frame) {
        return String.join(
                " › ",
                FlamePath.above(graph, frame).stream()
                        .map(name -> shortened(name, 48))
                        .toList());
    }

    /// An amount in the graph's unit, rounded.
    static String weight(FlameGraph graph, long amount) {
        return graph.weightKind() == FlameWeight.TIME ? Durations.format(amount) : Counts.grouped(amount);
    }

    static String share(FlameGraph graph, int frame) {
        return Percent.of(graph.weight(frame), graph.total());
    }

    /// A frame in one sentence, for a screen reader.
    static String spoken(FlameGraph graph, int frame) {
        return Messages.get(
                "flame.spoken",
                name(graph, frame),
                weight(graph, graph.weight(frame)),
                share(graph, frame),
                weight(graph, graph.own(frame)),
                Counts.grouped(graph.depth(frame)));
    }

    /// A frame as a row for the clipboard.
    static String row(FlameGraph graph, int frame) {
        List<String> stack = new ArrayList<>(FlamePath.above(graph, frame));
        stack.add(name(graph, frame));
        return String.join(
                "\t",
                String.join(" › ", stack),
                weight(graph, graph.weight(frame)),
                share(graph, frame),
                weight(graph, graph.own(frame)));
    }

    static String weightName(FlameWeight weight) {
        return Messages.get("flame.weight." + key(weight));
    }

    static String groupingName(FlameGrouping grouping) {
        return Messages.get("flame.group." + key(grouping));
    }

    static String orderName(FlameOrder order) {
        return Messages.get("flame.order." + key(order));
    }

    static String directionName(FlameDirection direction) {
        return Messages.get("flame.direction." + key(direction));
    }

    /// A name on one line, cut where it is long.
    static String shortened(String name, int length) {
        return name.length() <= length ? name : name.substring(0, length - 1).stripTrailing() + " …";
    }

    private static String key(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    private static String[] parts(String form) {
        Component[] components = Component.values();
        String[] names = new String[components.length];
        for (int i = 0; i < components.length; i++) {
            names[i] = form.equals("brief")
                    ? ComponentTexts.brief(components[i])
                    : Messages.get("flame.part." + key(components[i]));
        }
        return names;
    }
}

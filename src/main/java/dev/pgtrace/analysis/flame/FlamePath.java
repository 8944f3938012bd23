package dev.pgtrace.analysis.flame;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/// The way from the whole to a frame by names, with which the same frame is found in another graph of the trace:
/// after a refresh, with another weight.
///
/// @param steps below the whole, outermost first
public record FlamePath(List<Step> steps) {
    /// @param nth which of the siblings that are alike, from 0
    public record Step(FlameKind kind, String name, long reference, int nth) {}

    public FlamePath {
        steps = List.copyOf(steps);
    }

    public static FlamePath of(FlameGraph graph, int frame) {
        List<Step> steps = new ArrayList<>();
        for (int at = frame; at > 0; at = graph.parent(at)) {
            steps.add(step(graph, at));
        }
        Collections.reverse(steps);
        return new FlamePath(steps);
    }

    /// The frame at the end of this path, or the last frame on the way that the graph has; 0 at worst.
    public int nearest(FlameGraph graph) {
        int frame = 0;
        for (Step step : steps) {
            int child = child(graph, frame, step);
            if (child < 0) {
                return frame;
            }
            frame = child;
        }
        return frame;
    }

    /// Names from the outermost to the frame's parent, the whole left out.
    public static List<String> above(FlameGraph graph, int frame) {
        List<String> names = new ArrayList<>();
        for (int at = graph.parent(frame); at > 0; at = graph.parent(at)) {
            names.add(graph.name(at));
        }
        Collections.reverse(names);
        return List.copyOf(names);
    }

    /// The same from the parent outwards: `Seq Scan on orders ‹ Limit ‹ EXEC ‹ SELECT …`.
    public static String around(FlameGraph graph, int frame) {
        return String.join(" ‹ ", above(graph, frame).reversed());
    }

    private static Step step(FlameGraph graph, int frame) {
        Step first = new Step(graph.kind(frame), graph.name(frame), key(graph, frame), 0);
        int nth = 0;
        int parent = graph.parent(frame);
        for (int child = parent + 1; child < frame; child = graph.subtreeEnd(child)) {
            if (alike(graph, child, first)) {
                nth++;
            }
        }
        return new Step(first.kind(), first.name(), first.reference(), nth);
    }

    private static int child(FlameGraph graph, int parent, Step step) {
        int nth = 0;
        for (int child = parent + 1; child < graph.subtreeEnd(parent); child = graph.subtreeEnd(child)) {
            if (alike(graph, child, step) && nth++ == step.nth()) {
                return child;
            }
        }
        return -1;
    }

    private static boolean alike(FlameGraph graph, int frame, Step step) {
        return graph.kind(frame) == step.kind()
                && key(graph, frame) == step.reference()
                && graph.name(frame).equals(step.name());
    }

    private static long key(FlameGraph graph, int frame) {
        return graph.kind(frame).mergesByReference() ? graph.reference(frame) : 0;
    }
}

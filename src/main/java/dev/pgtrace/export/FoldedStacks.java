package dev.pgtrace.export;

import dev.pgtrace.analysis.flame.FlameGraph;
import dev.pgtrace.base.text.PlainText;
import java.io.IOException;

/// A flamegraph as folded stacks, the form that other flamegraph tools read: a line for each frame with weight of
/// its own, `session;statement;call;node;tier weight`, the outermost first. The whole itself is left out.
public final class FoldedStacks {
    private FoldedStacks() {}

    public static void write(FlameGraph graph, Appendable out) throws IOException {
        StringBuilder stack = new StringBuilder();
        int[] lengths = new int[16];
        for (int frame = 1; frame < graph.size(); frame++) {
            int depth = graph.depth(frame);
            if (depth >= lengths.length) {
                lengths = java.util.Arrays.copyOf(lengths, depth * 2);
            }
            stack.setLength(lengths[depth - 1]);
            if (depth > 1) {
                stack.append(';');
            }
            stack.append(name(graph.name(frame)));
            lengths[depth] = stack.length();
            if (graph.self(frame) > 0) {
                out.append(stack)
                        .append(' ')
                        .append(Long.toString(graph.self(frame)))
                        .append('\n');
            }
        }
    }

    /// `;` divides frames, so that a name must not have one.
    private static String name(String name) {
        String line = PlainText.oneLine(name).replace(';', ',');
        return line.isEmpty() ? "–" : line;
    }
}

package dev.pgtrace.analysis.flame;

import java.util.Locale;

/// The frames whose name contains a text, case ignored. Immutable.
public final class FlameSearch {
    private final FlameGraph graph;
    private final boolean[] matchingNames;
    private final int count;
    private final long weight;

    private FlameSearch(FlameGraph graph, boolean[] matchingNames) {
        this.graph = graph;
        this.matchingNames = matchingNames;
        int found = 0;
        long covered = 0;
        int inside = 0;
        for (int frame = 0; frame < graph.size(); frame++) {
            if (matches(frame)) {
                found++;
                if (frame >= inside) {
                    covered += graph.weight(frame);
                    inside = graph.subtreeEnd(frame);
                }
            }
        }
        this.count = found;
        this.weight = covered;
    }

    public static FlameSearch of(FlameGraph graph, String text) {
        String wanted = text.toLowerCase(Locale.ROOT);
        boolean[] matching = new boolean[graph.nameCount()];
        for (int name = 0; name < matching.length; name++) {
            matching[name] = graph.nameOf(name).toLowerCase(Locale.ROOT).contains(wanted);
        }
        return new FlameSearch(graph, matching);
    }

    public boolean matches(int frame) {
        return matchingNames[graph.nameId(frame)];
    }

    /// Matching frames.
    public int count() {
        return count;
    }

    /// Weight of the matching frames; of frames in one another the outer one counts.
    public long weight() {
        return weight;
    }

    /// The matching frame after or before a frame in preorder, round the end; -1 when nothing matches.
    ///
    /// @param step 1 or -1
    public int next(int frame, int step) {
        int size = graph.size();
        int at = frame;
        for (int i = 0; i < size; i++) {
            at = Math.floorMod(at + step, size);
            if (matches(at) && graph.weight(at) > 0) {
                return at;
            }
        }
        return -1;
    }
}

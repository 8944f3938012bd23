package dev.pgtrace.analysis.flame;

import dev.pgtrace.model.Component;
import dev.pgtrace.model.Provenance;
import dev.pgtrace.model.Table;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Collects frames, parents before children but otherwise in any order, and freezes them into a [FlameGraph].
/// One thread. Frame 0 is there from the start.
public final class FlameBuilder {
    /// What becomes of frames under one parent that are alike.
    public enum Siblings {
        /// One frame with the sum of their weights, at the place of the first.
        MERGE,
        KEEP
    }

    private final FlameWeight weightKind;
    private final Siblings siblings;
    private final Map<String, Integer> nameIds = new HashMap<>();
    private final List<String> names = new ArrayList<>();
    private final PushedFrames frames = new PushedFrames();
    private final FrameTable merged;

    /// @param root name of the whole; it weighs as much as its children
    public FlameBuilder(FlameWeight weightKind, Siblings siblings, String root) {
        this.weightKind = weightKind;
        this.siblings = siblings;
        this.merged = new FrameTable(frames);
        frames.add(-1, name(root), FlameKind.TRACE, Table.MISSING);
        frames.group(0);
    }

    /// Id of a name, for the methods below.
    public int name(String name) {
        Integer known = nameIds.putIfAbsent(name, names.size());
        if (known != null) {
            return known;
        }
        names.add(name);
        return names.size() - 1;
    }

    /// A frame that weighs as much as its children.
    ///
    /// @return the frame, to be used as a parent
    public int group(int parent, int name, FlameKind kind, long reference) {
        int frame = at(parent, name, kind, reference);
        frames.group(frame);
        return frame;
    }

    /// A frame with a weight of its own. Children that claim more are made smaller in proportion.
    ///
    /// @param weight with everything inside; a negative one counts as 0
    /// @return the frame, to be used as a parent
    public int frame(int parent, int name, FlameKind kind, long weight, long reference) {
        int frame = at(parent, name, kind, reference);
        frames.weigh(frame, Math.max(0, weight), reference);
        return frame;
    }

    /// A part of a frame.
    public int part(int parent, Component component, Provenance provenance, long weight) {
        int frame = at(parent, name(component.label()), FlameKind.COMPONENT, component.ordinal());
        frames.weigh(frame, Math.max(0, weight), component.ordinal());
        frames.know(frame, provenance);
        return frame;
    }

    /// Adds figures that are shown beside the weight; [Table#MISSING] adds nothing.
    public void figures(int frame, long executions, long tier3Blocks) {
        frames.figures(frame, executions, tier3Blocks);
    }

    public int size() {
        return frames.size();
    }

    /// The graph of everything pushed so far.
    public FlameGraph build() {
        return new FlameAssembly(frames).graph(weightKind, names.toArray(String[]::new));
    }

    private int at(int parent, int name, FlameKind kind, long reference) {
        if (parent < 0 || parent >= frames.size()) {
            throw new IllegalArgumentException("no frame " + parent);
        }
        if (siblings == Siblings.KEEP) {
            return frames.add(parent, name, kind, reference);
        }
        return merged.findOrAdd(parent, name, kind, reference);
    }
}

package dev.pgtrace.analysis.flame;

import dev.pgtrace.model.Component;
import dev.pgtrace.model.Provenance;

/// Frames of a flamegraph in preorder, as columns: frame 0 is the whole, a frame's first child is the next frame.
/// Children never weigh more than their parent; the rest is the parent's self weight, so the self weights of all
/// frames sum to the whole exactly. Immutable, safe on any thread.
public final class FlameGraph {
    private final FlameWeight weightKind;
    private final FlameColumns columns;
    private final String[] names;
    private final int size;
    private final int fitted;

    FlameGraph(FlameWeight weightKind, FlameColumns columns, String[] names, int fitted) {
        this.weightKind = weightKind;
        this.columns = columns;
        this.names = names;
        this.size = columns.parent.length;
        this.fitted = fitted;
    }

    /// What the weights measure.
    public FlameWeight weightKind() {
        return weightKind;
    }

    /// Frames, at least one.
    public int size() {
        return size;
    }

    /// Weight of the whole.
    public long total() {
        return columns.weight[0];
    }

    /// Frames whose children claimed more than there was and were made smaller in proportion.
    public int fitted() {
        return fitted;
    }

    /// The frame that this one lies in, or -1.
    public int parent(int frame) {
        return columns.parent[frame];
    }

    /// Frames above this one.
    public int depth(int frame) {
        return columns.depth[frame];
    }

    /// The frame after the last one inside this frame.
    public int subtreeEnd(int frame) {
        return columns.subtreeEnd[frame];
    }

    /// Weight of the frame with everything inside.
    public long weight(int frame) {
        return columns.weight[frame];
    }

    /// Weight of the frame without its children.
    public long self(int frame) {
        return columns.self[frame];
    }

    /// Weight of the frame without the statements, calls and nodes inside: what it did itself, of whatever component.
    /// Takes a step a child.
    public long own(int frame) {
        long own = weight(frame);
        for (int child = frame + 1; child < subtreeEnd(frame); child = subtreeEnd(child)) {
            if (kind(child) != FlameKind.COMPONENT) {
                own -= weight(child);
            }
        }
        return own;
    }

    /// Share of the whole, 0 to 1; 0 where the whole is 0.
    public double share(int frame) {
        return total() == 0 ? 0 : (double) weight(frame) / total();
    }

    public FlameKind kind(int frame) {
        return FlameColumns.KINDS[columns.kind[frame]];
    }

    /// How the weight is known.
    public Provenance provenance(int frame) {
        return FlameColumns.PROVENANCES[columns.provenance[frame]];
    }

    /// The component of a [FlameKind#COMPONENT] frame.
    public Component component(int frame) {
        return FlameColumns.COMPONENTS[(int) reference(frame)];
    }

    /// What the frame stands for, see [FlameKind]; [Table#MISSING] for none.
    public long reference(int frame) {
        return columns.reference[frame];
    }

    /// Executions that the frame sums up; [Table#MISSING] where not known.
    public long executions(int frame) {
        return columns.executions[frame];
    }

    /// Blocks read from the disk; [Table#MISSING] where not known.
    public long tier3Blocks(int frame) {
        return columns.tier3Blocks[frame];
    }

    /// Different names.
    public int nameCount() {
        return names.length;
    }

    /// Id of the frame's name, equal for equal names.
    public int nameId(int frame) {
        return columns.name[frame];
    }

    public String nameOf(int nameId) {
        return names[nameId];
    }

    public String name(int frame) {
        return names[columns.name[frame]];
    }
}

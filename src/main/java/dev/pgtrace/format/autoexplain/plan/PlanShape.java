package dev.pgtrace.format.autoexplain.plan;

import java.util.Arrays;
import java.util.List;

/// Plans whose text, from behind the text of the query on, is the same but for some values. Not thread-safe.
final class PlanShape {
    private final byte[] text;
    private final PlanSlot[] slots;
    /// Filled in anew for each plan: its slots are all that differs.
    private final List<NodeBuilder> nodes;

    private final ExplainedPlan first;
    private final PlanTexts texts;
    private final int[] starts;
    private final int[] ends;
    private int end;

    /// @param text  behind the query's text, to the end of the message
    /// @param nodes of the first plan of the shape
    /// @param first that plan
    PlanShape(byte[] text, List<PlanSlot> slots, List<NodeBuilder> nodes, ExplainedPlan first, PlanTexts texts) {
        this.text = text;
        this.slots = slots.toArray(PlanSlot[]::new);
        this.nodes = nodes.stream().map(NodeBuilder::copy).toList();
        this.first = first;
        this.texts = texts;
        this.starts = new int[slots.size()];
        this.ends = new int[slots.size()];
    }

    /// Whether there is a plan of this shape, up to the brace that closes it.
    ///
    /// @param from behind the text of the query
    boolean fits(byte[] bytes, int from, int to) {
        int at = from;
        int literal = 0;
        for (int i = 0; i < slots.length; i++) {
            PlanSlot slot = slots[i];
            int length = slot.from() - literal;
            if (to - at < length || !Arrays.equals(text, literal, slot.from(), bytes, at, at + length)) {
                return false;
            }
            at += length;
            int behind = slot.end(bytes, at, to, texts);
            if (behind < 0 || slot.isNothing(bytes, at, behind)) {
                return false;
            }
            starts[i] = at;
            ends[i] = behind;
            at = behind;
            literal = slot.to();
        }
        int length = text.length - literal;
        end = at + length;
        return end <= to && Arrays.equals(text, literal, text.length, bytes, at, end);
    }

    /// Where the plan that [#fits] ends.
    int end() {
        return end;
    }

    /// The plan of the message that [#fits].
    ExplainedPlan plan(byte[] bytes, String queryText, PlanUse use) {
        String parameters = first.parameters();
        for (int i = 0; i < slots.length; i++) {
            PlanSlot slot = slots[i];
            if (slot.node() < 0) {
                parameters = slot.latest().text(bytes, starts[i], ends[i], "", texts);
            } else {
                slot.set(nodes.get(slot.node()), bytes, starts[i], ends[i], texts);
            }
        }
        return NodeList.plan(
                nodes,
                nodes.size(),
                use,
                queryText,
                parameters,
                first.queryId(),
                first.properties(),
                first.planningMicros(),
                first.executionMicros());
    }
}

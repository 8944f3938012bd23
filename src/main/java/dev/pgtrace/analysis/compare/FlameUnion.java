package dev.pgtrace.analysis.compare;

import dev.pgtrace.analysis.FlameGraphs;
import dev.pgtrace.analysis.TraceAnalysis;
import dev.pgtrace.analysis.flame.FlameBuilder;
import dev.pgtrace.analysis.flame.FlameGraph;
import dev.pgtrace.analysis.flame.FlameGrouping;
import dev.pgtrace.analysis.flame.FlameKind;
import dev.pgtrace.analysis.flame.FlameOptions;
import dev.pgtrace.analysis.flame.FlameWeight;
import dev.pgtrace.base.TraceException;
import dev.pgtrace.base.task.CancelToken;
import dev.pgtrace.model.Component;
import dev.pgtrace.model.Provenance;
import dev.pgtrace.model.StatementColumn;
import dev.pgtrace.model.Table;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Lays the flamegraphs of two sides over each other: frames that stand for the same thing become one, with a weight
/// for each side. The new side comes first, so that its frames lie as they do in its own graph.
final class FlameUnion {
    private static final int CHECK_EVERY = 1 << 12;

    private final TraceComparison comparison;
    private final FlameWeight weight;
    private final CancelToken cancel;
    private final Map<Long, Long> statementOfOld = new HashMap<>();
    private final Map<Key, Integer> frames = new HashMap<>();
    private final List<Frame> pushed = new ArrayList<>();

    /// The picture is of both sides, whichever it has its widths from.
    private static String label(TraceComparison comparison) {
        String before = comparison.old().label();
        String after = comparison.now().label();
        return before.equals(after) ? after : before + " → " + after;
    }

    /// What frames are told apart by: the frame they lie on, their kind, and a name or an id; of plan nodes that are
    /// alike under one parent, which one.
    private record Key(int parent, FlameKind kind, String name, long id, int nth) {}

    private static final class Frame {
        final int parent;
        final FlameKind kind;
        final String name;
        final long[] weight = new long[2];
        final long[] reference = {Table.MISSING, Table.MISSING};
        final int[] part = {-1, -1};
        final long[] executions = {Table.MISSING, Table.MISSING};
        final long[] tier3 = {Table.MISSING, Table.MISSING};
        Provenance provenance = Provenance.MEASURED;

        Frame(int parent, FlameKind kind, String name) {
            this.parent = parent;
            this.kind = kind;
            this.name = name;
        }
    }

    FlameUnion(TraceComparison comparison, FlameWeight weight, CancelToken cancel) {
        this.comparison = comparison;
        this.weight = weight;
        this.cancel = cancel;
        comparison.all().forEach(statement -> statement
                .oldPlace()
                .ifPresent(place -> statementOfOld.put(fingerprint(Side.OLD, place), statement.fingerprint())));
    }

    FlameDiff diff() throws TraceException {
        pushed.add(new Frame(-1, FlameKind.TRACE, label(comparison)));
        for (Side side : List.of(Side.NEW, Side.OLD)) {
            List<TraceAnalysis> parts = comparison.side(side).parts();
            for (int part = 0; part < parts.size(); part++) {
                TraceAnalysis analysis = parts.get(part);
                FlameOptions options = new FlameOptions(weight, FlameGrouping.STATEMENT);
                add(
                        side,
                        part,
                        FlameGraphs.of(analysis.trace(), analysis.selection(), analysis.model(), options, cancel));
            }
        }
        int[][] parts = new int[2][];
        int[] order = preorder();
        FlameGraph before = graph(Side.OLD);
        FlameGraph after = graph(Side.NEW);
        for (Side side : Side.values()) {
            int[] bySide = new int[order.length];
            for (int frame = 0; frame < order.length; frame++) {
                bySide[frame] = pushed.get(order[frame]).part[side.ordinal()];
            }
            parts[side.ordinal()] = bySide;
        }
        return new FlameDiff(before, after, parts);
    }

    private void add(Side side, int part, FlameGraph graph) {
        int[] frameOf = new int[graph.size()];
        Map<Key, Integer> alike = new HashMap<>();
        weigh(pushed.getFirst(), side, part, graph, 0);
        for (int frame = 1; frame < graph.size(); frame++) {
            if ((frame & (CHECK_EVERY - 1)) == 0) {
                cancel.check();
            }
            int parent = frameOf[graph.parent(frame)];
            Key first = key(side, part, graph, frame, parent);
            int nth = graph.kind(frame) == FlameKind.NODE
                    ? alike.merge(sibling(first, graph.parent(frame)), 1, Integer::sum) - 1
                    : 0;
            Key key = new Key(parent, first.kind(), first.name(), first.id(), nth);
            Integer at = frames.putIfAbsent(key, pushed.size());
            if (at == null) {
                at = pushed.size();
                pushed.add(new Frame(parent, graph.kind(frame), name(graph, frame)));
            }
            frameOf[frame] = at;
            weigh(pushed.get(at), side, part, graph, frame);
        }
    }

    /// Two calls of a statement with different plans become one call, but their nodes are counted apart.
    private static Key sibling(Key key, int ownParent) {
        return new Key(ownParent, key.kind(), key.name(), key.id(), 0);
    }

    private void weigh(Frame into, Side side, int part, FlameGraph graph, int frame) {
        int s = side.ordinal();
        into.weight[s] += graph.weight(frame);
        if (into.part[s] < 0) {
            into.part[s] = part;
            into.reference[s] = graph.reference(frame);
        }
        into.executions[s] = plus(into.executions[s], graph.executions(frame));
        into.tier3[s] = plus(into.tier3[s], graph.tier3Blocks(frame));
        into.provenance = graph.provenance(frame).and(into.provenance);
    }

    private Key key(Side side, int part, FlameGraph graph, int frame, int parent) {
        return switch (graph.kind(frame)) {
            case STATEMENT -> new Key(parent, FlameKind.STATEMENT, "", statement(side, part, graph, frame), 0);
            case COMPONENT -> new Key(parent, FlameKind.COMPONENT, "", graph.reference(frame), 0);
            case CALL, NODE, SESSION, TRACE -> new Key(parent, graph.kind(frame), name(graph, frame), Table.MISSING, 0);
        };
    }

    /// The fingerprint on the new side, whichever side the frame is of; executions without a statement are one.
    private long statement(Side side, int part, FlameGraph graph, int frame) {
        long row = graph.reference(frame);
        if (row < 0) {
            return Table.MISSING;
        }
        long fingerprint = comparison.side(side).trace(part).statements().get((int) row, StatementColumn.FINGERPRINT);
        return side == Side.NEW ? fingerprint : statementOfOld.getOrDefault(fingerprint, fingerprint);
    }

    private long fingerprint(Side side, StatementPlace place) {
        return comparison
                .side(side)
                .trace(place.part())
                .statements()
                .get(place.statement(), StatementColumn.FINGERPRINT);
    }

    /// Calls are numbered by plan in each trace by itself, so that the numbers mean nothing here.
    private static String name(FlameGraph graph, int frame) {
        String name = graph.name(frame);
        int plan = graph.kind(frame) == FlameKind.CALL ? name.indexOf(" · plan ") : -1;
        return plan < 0 ? name : name.substring(0, plan);
    }

    private static long plus(long sum, long more) {
        return more == Table.MISSING ? sum : Math.max(0, sum) + more;
    }

    private FlameGraph graph(Side side) {
        int s = side.ordinal();
        FlameBuilder builder = new FlameBuilder(
                weight, FlameBuilder.Siblings.KEEP, comparison.side(side).label());
        for (int i = 1; i < pushed.size(); i++) {
            Frame frame = pushed.get(i);
            int made = frame.kind == FlameKind.COMPONENT
                    ? builder.part(frame.parent, component(frame), frame.provenance, frame.weight[s])
                    : builder.frame(
                            frame.parent, builder.name(frame.name), frame.kind, frame.weight[s], frame.reference[s]);
            builder.figures(made, frame.executions[s], frame.tier3[s]);
        }
        builder.figures(0, pushed.getFirst().executions[s], pushed.getFirst().tier3[s]);
        return builder.build();
    }

    private static Component component(Frame frame) {
        long ordinal = Math.max(frame.reference[0], frame.reference[1]);
        return Component.values()[(int) ordinal];
    }

    /// Pushed frame by number in the graphs, which are in preorder.
    private int[] preorder() {
        int size = pushed.size();
        int[] first = new int[size];
        int[] next = new int[size];
        Arrays.fill(first, -1);
        Arrays.fill(next, -1);
        for (int i = size - 1; i > 0; i--) {
            next[i] = first[pushed.get(i).parent];
            first[pushed.get(i).parent] = i;
        }
        int[] order = new int[size];
        int count = 0;
        int at = 0;
        while (at >= 0) {
            order[count++] = at;
            if (first[at] >= 0) {
                at = first[at];
                continue;
            }
            while (at >= 0 && next[at] < 0) {
                at = pushed.get(at).parent;
            }
            at = at < 0 ? at : next[at];
        }
        return order;
    }
}

package dev.pgtrace.analysis.compare;

import dev.pgtrace.analysis.NodeNames;
import dev.pgtrace.base.pool.Hashes;
import dev.pgtrace.model.PlanShapes;
import dev.pgtrace.model.Trace;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Plan shapes of a trace in a line each, worked out once.
final class PlanOutlines {
    private static final int LONGEST = 400;
    private static final Pattern DIGITS = Pattern.compile("\\d+");

    private final Trace trace;
    private final @Nullable String[] outlines;
    private final @Nullable Long[] fingerprints;

    PlanOutlines(Trace trace) {
        this.trace = trace;
        this.outlines = new @Nullable String[trace.shapes().size()];
        this.fingerprints = new @Nullable Long[trace.shapes().size()];
    }

    /// The same for the same shape in every trace. Partitions are alike whatever their numbers, and as many of
    /// them as there are below one Append count once: which of them a run reads depends on its parameters, and is
    /// no other plan.
    long fingerprint(int shape) {
        Long known = fingerprints[shape];
        if (known == null) {
            known = hash(shape);
            fingerprints[shape] = known;
        }
        return known;
    }

    private long hash(int shape) {
        PlanShapes shapes = trace.shapes();
        int size = shapes.nodeCount(shape);
        long[] inside = new long[size];
        long[] lastChild = new long[size];
        long roots = 0;
        for (int node = size - 1; node >= 0; node--) {
            String relation = trace.name(shapes.relation(shape, node));
            String partition = DIGITS.matcher(relation).replaceAll("#");
            String index = trace.name(shapes.index(shape, node));
            String plainIndex = !relation.isEmpty() && index.startsWith(relation)
                    ? partition + index.substring(relation.length())
                    : index;
            long own = hash(NodeNames.kind(trace.name(shapes.label(shape, node))) + "|" + partition + "|" + plainIndex);
            own = Hashes.add(own, inside[node]);
            int parent = shapes.parent(shape, node);
            if (parent < 0) {
                roots = Hashes.add(roots, own);
            } else if (lastChild[parent] != own || !isAppend(shape, parent)) {
                inside[parent] = Hashes.add(inside[parent], own);
                lastChild[parent] = own;
            }
        }
        return roots;
    }

    private boolean isAppend(int shape, int node) {
        String kind = NodeNames.kind(trace.name(trace.shapes().label(shape, node)));
        return kind.endsWith("Append");
    }

    private static long hash(String text) {
        long hash = 0;
        for (int i = 0; i < text.length(); i++) {
            hash = Hashes.add(hash, text.charAt(i));
        }
        return hash;
    }

    /// `Hash Join (Seq Scan on orders, Hash (Seq Scan on customers))`, cut where it is too long for a line.
    String outline(int shape) {
        String known = outlines[shape];
        if (known == null) {
            known = write(shape);
            outlines[shape] = known;
        }
        return known;
    }

    private String write(int shape) {
        PlanShapes shapes = trace.shapes();
        StringBuilder out = new StringBuilder();
        int depth = 0;
        int[] depths = new int[shapes.nodeCount(shape)];
        for (int node = 0; node < depths.length; node++) {
            int parent = shapes.parent(shape, node);
            depths[node] = parent < 0 ? 0 : depths[parent] + 1;
            if (node > 0) {
                if (depths[node] > depth) {
                    out.append(" (");
                } else {
                    out.repeat(')', depth - depths[node]).append(", ");
                }
            }
            depth = depths[node];
            out.append(NodeNames.display(
                    trace.name(shapes.label(shape, node)),
                    trace.name(shapes.relation(shape, node)),
                    trace.name(shapes.index(shape, node))));
            if (out.length() > LONGEST) {
                return out.append(" …").toString();
            }
        }
        return out.repeat(')', depth).toString();
    }
}

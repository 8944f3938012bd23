package dev.pgtrace.analysis.flame;

import dev.pgtrace.model.Component;
import dev.pgtrace.model.Provenance;

/// The columns of a graph, all of one length; written by [FlameBuilder] before anybody else sees them.
final class FlameColumns {
    static final FlameKind[] KINDS = FlameKind.values();
    static final Component[] COMPONENTS = Component.values();
    static final Provenance[] PROVENANCES = Provenance.values();

    final int[] parent;
    final int[] depth;
    final int[] subtreeEnd;
    final int[] name;
    final byte[] kind;
    final byte[] provenance;
    final long[] weight;
    final long[] self;
    final long[] reference;
    final long[] executions;
    final long[] tier3Blocks;

    FlameColumns(int size) {
        parent = new int[size];
        depth = new int[size];
        subtreeEnd = new int[size];
        name = new int[size];
        kind = new byte[size];
        provenance = new byte[size];
        weight = new long[size];
        self = new long[size];
        reference = new long[size];
        executions = new long[size];
        tier3Blocks = new long[size];
    }
}

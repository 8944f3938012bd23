package dev.pgtrace.model;

/// Different plan trees of a trace: labels, relations, indexes and nesting, without figures. Node positions count
/// from 0 in printed order, so a parent always comes before its children.
public interface PlanShapes {
    /// Different shapes.
    int size();

    int nodeCount(int shape);

    /// Position of the parent, or -1 for a root.
    int parent(int shape, int node);

    /// Id in [Names] of the node's label as the file prints it (`SEQSCAN`, `TABLE ACCESS FULL`).
    int label(int shape, int node);

    /// Id in [Names], or -1.
    int relation(int shape, int node);

    /// Id in [Names], or -1.
    int index(int shape, int node);

    /// Hash of the shape that is the same in every trace.
    long fingerprint(int shape);
}

package dev.pgtrace.ui.statements;

/// What a row is, the same after the tree was loaded again; different among the children of one parent.
///
/// @param number of the thing within its kind: a row of the trace's tables, a position in a plan
record RowKey(RowKind kind, long number) {}

package dev.pgtrace.ui.compare;

import dev.pgtrace.analysis.TraceAnalysis;

/// The instrumented runs of a variant, read: what plans and flamegraphs are made of.
///
/// @param analysis  of the variant's own statement, not of BEGIN, SET and ROLLBACK around it
/// @param execution the longest run that has a plan, or -1
record Explained(TraceAnalysis analysis, int execution) {}

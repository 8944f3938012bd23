package dev.pgtrace.analysis.experiment;

import dev.pgtrace.analysis.TraceAnalysis;

/// The instrumented runs of a variant, read and analysed.
///
/// @param variant  index in the request
/// @param analysis of a trace that is still open
public record VariantAnalysis(int variant, TraceAnalysis analysis) {}

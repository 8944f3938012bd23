package dev.pgtrace.model.experiment;

/// The instrumented runs of a variant, as a trace in the own dialect of `.trc`.
///
/// @param variant index in the request
/// @param text    the whole file
public record VariantTrace(int variant, String text) {}

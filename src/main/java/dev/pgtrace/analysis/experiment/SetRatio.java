package dev.pgtrace.analysis.experiment;

/// The ratio for one set of parameters.
///
/// @param parameters index in the request
/// @param pairs      runs of both variants that were compared
/// @param ratio      NaN bounds where there are fewer than five pairs
public record SetRatio(int parameters, int pairs, Interval ratio) {}

package dev.pgtrace.analysis.experiment;

/// The timed runs of one variant.
///
/// @param variant    index in the request
/// @param runs       timed
/// @param median     of elapsed time in microseconds
/// @param meanMicros NaN without runs, as all that follow
/// @param p95Micros  nearest rank
/// @param minMicros  least
/// @param maxMicros  greatest
/// @param coldMicros of the first run, kept apart
/// @param rows       of the runs, or -1 where they differ between runs of one set of parameters
public record VariantSummary(
        int variant,
        int runs,
        Interval median,
        double meanMicros,
        double p95Micros,
        double minMicros,
        double maxMicros,
        double coldMicros,
        long rows) {}

package dev.pgtrace.analysis;

/// What executions of a trace are chosen by of their statement: some of the figures of its [StatementProfile], over the
/// whole trace.
///
/// @param timed     executions that the percentiles are of; they are 0 where there are none
/// @param minMicros and the further ones: run times of one execution, planning left out
public record StatementFigures(
        long calls,
        long selfMicros,
        double share,
        int planShapes,
        long timed,
        long minMicros,
        long p50Micros,
        long p95Micros,
        long p99Micros,
        long maxMicros) {
    /// Out of an analysis of all executions.
    public static StatementFigures of(StatementProfile profile) {
        Distribution elapsed = profile.elapsed();
        return new StatementFigures(
                profile.calls(),
                profile.selfMicros(),
                profile.share(),
                profile.planShapes(),
                elapsed.count(),
                elapsed.minMicros(),
                elapsed.p50Micros(),
                elapsed.p95Micros(),
                elapsed.p99Micros(),
                elapsed.maxMicros());
    }
}

package dev.pgtrace.model.experiment;

/// One run of one variant.
///
/// @param variant       index in the request
/// @param parameters    index in the request
/// @param phase         what it was for
/// @param startMicros   from the start of the experiment, on our monotonic clock
/// @param elapsedMicros from sending to the last row received, in microseconds with fractions; without BEGIN, SET and
///                      ROLLBACK
/// @param rows          returned or changed
/// @param answer        of the rows returned, or [ResultHash#NONE] where it was not taken
public record ExperimentRun(
        int variant,
        int parameters,
        RunPhase phase,
        long startMicros,
        double elapsedMicros,
        long rows,
        ResultHash answer) {}

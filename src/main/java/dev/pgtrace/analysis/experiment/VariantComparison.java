package dev.pgtrace.analysis.experiment;

import java.util.List;

/// A variant against the first one.
///
/// @param variant     index in the request, from 1
/// @param verdict     about this variant
/// @param ratio       elapsed time of this variant by that of the first: below 1 is faster
/// @param shiftMicros Hodges–Lehmann: how much longer a run of this variant takes
/// @param pValue      of Mann–Whitney's U, two-sided
/// @param effect      Cliff's delta, -1 (always faster) to 1 (always slower)
/// @param noteworthy  the smallest difference, as a share, that these runs could still have hidden
/// @param cause       parts that sum to the difference of the means; empty without instrumented runs
public record VariantComparison(
        int variant,
        Verdict verdict,
        Interval ratio,
        Interval shiftMicros,
        double pValue,
        double effect,
        double noteworthy,
        List<CausePart> cause) {
    public VariantComparison {
        cause = List.copyOf(cause);
    }
}

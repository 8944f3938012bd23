package dev.pgtrace.analysis.experiment;

import java.util.List;

/// What an experiment proves so far.
///
/// @param variants    one each, in the order of the request
/// @param comparisons one for each variant after the first
public record ExperimentResult(
        List<VariantSummary> variants, List<VariantComparison> comparisons, Answers answers, List<Warning> warnings) {
    public ExperimentResult {
        variants = List.copyOf(variants);
        comparisons = List.copyOf(comparisons);
        warnings = List.copyOf(warnings);
    }
}

package dev.pgtrace.analysis.experiment;

import java.util.List;

/// What an experiment proves so far.
///
/// @param variants    one each, in the order of the request
/// @param comparisons one for each variant after the first
/// @param figures     of the variants that have instrumented runs, in the order of the request
public record ExperimentResult(
        List<VariantSummary> variants,
        List<VariantComparison> comparisons,
        Answers answers,
        List<VariantFigures> figures,
        List<Warning> warnings) {
    public ExperimentResult {
        variants = List.copyOf(variants);
        comparisons = List.copyOf(comparisons);
        figures = List.copyOf(figures);
        warnings = List.copyOf(warnings);
    }
}

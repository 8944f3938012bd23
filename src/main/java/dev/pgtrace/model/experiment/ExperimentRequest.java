package dev.pgtrace.model.experiment;

import java.util.List;

/// What to compare, and how.
///
/// @param title      as a tab shows it
/// @param variants   two or more; the first is what the others are compared with
/// @param parameters at least one set, [ParameterSet#NONE] where statements have no parameters
public record ExperimentRequest(
        String title, List<Variant> variants, List<ParameterSet> parameters, ExperimentOptions options) {
    public ExperimentRequest {
        variants = List.copyOf(variants);
        parameters = List.copyOf(parameters);
        if (variants.size() < 2 || parameters.isEmpty()) {
            throw new IllegalArgumentException("an experiment needs two variants and a set of parameters");
        }
        if (variants.stream().map(Variant::name).distinct().count() != variants.size()) {
            throw new IllegalArgumentException("two variants with one name");
        }
    }
}

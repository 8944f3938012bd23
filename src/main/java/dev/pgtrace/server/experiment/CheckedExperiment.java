package dev.pgtrace.server.experiment;

import dev.pgtrace.model.experiment.ExperimentRequest;
import dev.pgtrace.model.experiment.ExperimentServer;
import java.util.List;

/// A request that the server understands.
///
/// @param major    version of the server
/// @param eviction how caches are emptied there
public record CheckedExperiment(
        ExperimentRequest request,
        List<CheckedVariant> variants,
        ExperimentServer server,
        int major,
        CacheEviction eviction) {
    public CheckedExperiment {
        variants = List.copyOf(variants);
    }

    /// Those that are really run.
    public List<CheckedVariant> timed() {
        return variants.stream().filter(variant -> !variant.isPlannedOnly()).toList();
    }

    /// Whether no variant may change anything.
    public boolean onlyReads() {
        return timed().stream()
                .map(CheckedVariant::effects)
                .noneMatch(effects -> effects.mayWrite() || effects.sequences());
    }

    /// Whether an index is built.
    public boolean builds() {
        return timed().stream().anyMatch(variant -> !variant.realIndexes().isEmpty());
    }
}

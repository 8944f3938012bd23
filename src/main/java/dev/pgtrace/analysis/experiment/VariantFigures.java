package dev.pgtrace.analysis.experiment;

import dev.pgtrace.analysis.PlanFigures;
import dev.pgtrace.model.Component;
import dev.pgtrace.model.Provenance;
import java.util.List;
import java.util.Set;

/// What the instrumented runs of a variant tell, for one run. Their times contain the instruments, so they explain and
/// are never compared.
///
/// @param variant          index in the request
/// @param runs             instrumented
/// @param elapsedMicros    planning and running, as the server timed them
/// @param planningMicros   NaN where it was not timed
/// @param cpuMicros        measured, or NaN
/// @param rows             NaN where not told
/// @param blocks           by tier
/// @param components       of the run without planning; sums with planning to the elapsed time
/// @param missing          components that the traces cannot know
/// @param instrumentMicros how much longer instrumented runs took than timed ones, 0 where they did not; as far as
///                         it can be their clock's, taken out of the CPU before causes are told
/// @param planShapes       different plans in the runs
/// @param plan             of the slowest run; without nodes where there is none
public record VariantFigures(
        int variant,
        int runs,
        double elapsedMicros,
        double planningMicros,
        double cpuMicros,
        double rows,
        Blocks blocks,
        List<Part> components,
        Set<Component> missing,
        double instrumentMicros,
        int planShapes,
        PlanFigures plan) {
    /// Blocks for one run.
    ///
    /// @param unsplit reads that may be of tier 2 or 3
    public record Blocks(double tier1, double tier2, double tier3, double unsplit, Provenance provenance) {}

    /// Time of a component for one run.
    public record Part(Component component, double micros, Provenance provenance) {}

    public VariantFigures {
        components = List.copyOf(components);
        missing = Set.copyOf(missing);
    }

    /// Time of a component, all provenances together.
    public double micros(Component component) {
        return components.stream()
                .filter(part -> part.component() == component)
                .mapToDouble(Part::micros)
                .sum();
    }
}

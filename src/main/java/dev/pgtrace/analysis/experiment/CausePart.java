package dev.pgtrace.analysis.experiment;

import dev.pgtrace.model.Provenance;

/// A part of the difference between two variants.
///
/// @param component   planning, cpu, tier1, tier2, tier3, temp, locks, other, unaccounted … : a key of the resource
///                    bundle and the word in JSON
/// @param deltaMicros how much more of it this variant has than the first, for one run; the parts sum to the difference
/// @param share       of the difference, NaN where that is 0
public record CausePart(String component, double deltaMicros, double share, Provenance provenance) {}

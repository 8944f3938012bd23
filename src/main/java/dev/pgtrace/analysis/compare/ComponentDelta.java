package dev.pgtrace.analysis.compare;

import dev.pgtrace.model.Component;
import dev.pgtrace.model.Provenance;

/// A component of the account of the database time on both sides. The deltas of all components sum to the delta of
/// the whole.
///
/// @param oldProvenance MISSING = the old side cannot know it: what there was of it is in another component
/// @param newProvenance the same for the new side
public record ComponentDelta(
        Component component, long oldMicros, long newMicros, Provenance oldProvenance, Provenance newProvenance) {

    public long deltaMicros() {
        return newMicros - oldMicros;
    }

    /// Whether both sides know it. Where not, the delta is one of knowledge, not of time.
    public boolean isComparable() {
        return oldProvenance != Provenance.MISSING && newProvenance != Provenance.MISSING;
    }
}

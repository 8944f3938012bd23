package dev.pgtrace.model.server;

import dev.pgtrace.model.Provenance;

/// How exactly a route captures something.
///
/// @param what       it is about
/// @param provenance MISSING where the route does not give it
/// @param note       the limit, a sentence; may be empty
public record Fidelity(Captured what, Provenance provenance, String note) {}

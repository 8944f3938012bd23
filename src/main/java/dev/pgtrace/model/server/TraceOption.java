package dev.pgtrace.model.server;

import dev.pgtrace.model.CaptureRoute;
import java.util.List;

/// A row of the matrix: one way to trace here.
///
/// @param route       how
/// @param scope       whom it reaches
/// @param usable      whether it can be started now
/// @param fidelity    of everything that a trace can hold, in the order of [Captured]
/// @param remedies    what is missing: the needed ones first
/// @param limits      what it cannot give here whatever is done, and what it does to the server; a sentence each
public record TraceOption(
        CaptureRoute route,
        TraceScope scope,
        boolean usable,
        List<Fidelity> fidelity,
        List<Remedy> remedies,
        List<String> limits) {
    public TraceOption {
        fidelity = List.copyOf(fidelity);
        remedies = List.copyOf(remedies);
        limits = List.copyOf(limits);
    }
}

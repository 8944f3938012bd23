package dev.pgtrace.model.capture;

import dev.pgtrace.model.CaptureRoute;
import java.util.List;

/// What a recording will do, to be agreed to before it does.
///
/// @param route      how it captures
/// @param scope      whom it covers, in words
/// @param statements that change the server, exactly, each with what undoes it; empty where nothing is written
/// @param notes      what whoever agrees should know, a sentence each
/// @param fidelity   what is measured, estimated and missing, a sentence each
public record CapturePlan(
        CaptureRoute route, String scope, List<String> statements, List<String> notes, List<String> fidelity) {
    public CapturePlan {
        statements = List.copyOf(statements);
        notes = List.copyOf(notes);
        fidelity = List.copyOf(fidelity);
    }

    public boolean writesToServer() {
        return !statements.isEmpty();
    }
}

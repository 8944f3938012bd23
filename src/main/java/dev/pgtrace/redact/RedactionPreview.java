package dev.pgtrace.redact;

import java.util.List;

/// What a redaction would do, by examples from the beginning of a trace.
///
/// @param statements whole SQL texts
/// @param samples    single things that are replaced, kind by kind
public record RedactionPreview(List<Statement> statements, List<Sample> samples) {
    public RedactionPreview {
        statements = List.copyOf(statements);
        samples = List.copyOf(samples);
    }

    /// A text before and after.
    public record Statement(String before, String after) {}

    /// A thing before and after.
    public record Sample(RedactedKind kind, String before, String after) {}
}

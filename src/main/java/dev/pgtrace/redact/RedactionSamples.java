package dev.pgtrace.redact;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The first few things of each kind that were replaced, for a preview.
final class RedactionSamples {
    private final int most;
    private final Map<RedactedKind, Map<String, String>> samples = new EnumMap<>(RedactedKind.class);
    private final Map<String, String> statements = new LinkedHashMap<>();

    /// @param most of each kind; 0 keeps none
    RedactionSamples(int most) {
        this.most = most;
    }

    static RedactionSamples none() {
        return new RedactionSamples(0);
    }

    void add(RedactedKind kind, String before, String after) {
        if (most > 0) {
            Map<String, String> known = samples.computeIfAbsent(kind, none -> new LinkedHashMap<>());
            if (known.size() < most) {
                known.putIfAbsent(before, after);
            }
        }
    }

    void statement(String before, String after) {
        if (statements.size() < most) {
            statements.putIfAbsent(before, after);
        }
    }

    /// Statements first, then kind by kind.
    ///
    /// @param charset of the trace
    RedactionPreview preview(Charset charset) {
        List<RedactionPreview.Sample> all = new ArrayList<>();
        samples.forEach((kind, pairs) -> pairs.forEach(
                (before, after) -> all.add(new RedactionPreview.Sample(kind, text(before, charset), after))));
        List<RedactionPreview.Statement> sql = new ArrayList<>();
        statements.forEach((before, after) ->
                sql.add(new RedactionPreview.Statement(text(before, charset), text(after, charset))));
        return new RedactionPreview(sql, all);
    }

    private static String text(String bytes, Charset charset) {
        return new String(bytes.getBytes(StandardCharsets.ISO_8859_1), charset);
    }
}

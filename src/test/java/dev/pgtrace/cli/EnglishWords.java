package dev.pgtrace.cli;

import dev.pgtrace.architecture.BundleWords;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/// Finds words of the English texts that are none of the German ones.
final class EnglishWords {
    private static final List<String> BUNDLES = List.of("export/report", "kept/messages", "cli/messages");
    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}_.]*\\p{L}[\\p{L}\\p{N}_]+");
    /// Statements beside their fingerprints, and records as they stand in the trace.
    private static final Pattern QUOTED = Pattern.compile("(?m)(?<=\\b[0-9a-f]{16}  ).*|^  \\|.*");

    /// Of SQL, of names in the traces, and of plan nodes, in whatever language the report is.
    private static final Set<String> NAMES = Set.of(
            "and",
            "as",
            "asc",
            "begin",
            "between",
            "by",
            "cost",
            "count",
            "create",
            "database",
            "each",
            "for",
            "from",
            "function",
            "in",
            "index",
            "into",
            "is",
            "join",
            "keys",
            "limit",
            "name",
            "no",
            "not",
            "now",
            "of",
            "on",
            "one",
            "only",
            "or",
            "order",
            "over",
            "rank",
            "returned",
            "scan",
            "session",
            "set",
            "show",
            "sort",
            "start",
            "status",
            "stop",
            "sum",
            "table",
            "then",
            "tier",
            "to",
            "types",
            "update",
            "using",
            "value",
            "values",
            "version",
            "what",
            "where",
            "who",
            "window",
            "with",
            "without");

    private static final BundleWords ENGLISH = new BundleWords(BUNDLES, WORD, NAMES);

    private EnglishWords() {}

    static Set<String> in(String german) {
        return ENGLISH.in(QUOTED.matcher(german).replaceAll(""));
    }
}

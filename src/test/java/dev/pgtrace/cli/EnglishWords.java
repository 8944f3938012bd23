package dev.pgtrace.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Finds words of the English texts that are none of the German ones.
final class EnglishWords {
    private static final Path RESOURCES = Path.of("src/main/resources/dev/pgtrace");
    private static final List<String> BUNDLES = List.of("export/report", "kept/messages", "cli/messages");
    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}_.]*\\p{L}[\\p{L}\\p{N}_]+");
    /// Statements beside their fingerprints, and records as they stand in the trace.
    private static final Pattern QUOTED = Pattern.compile("(?m)(?<=\\b[0-9a-f]{16}  ).*|^  \\|.*");

    private static final Pattern PLACE = Pattern.compile("\\{[0-9]}");

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

    private EnglishWords() {}

    static Set<String> in(String german) {
        Set<String> found = words(QUOTED.matcher(german).replaceAll(""));
        found.retainAll(english());
        return found;
    }

    private static Set<String> english() {
        Set<String> words = new TreeSet<>();
        BUNDLES.forEach(bundle -> words.addAll(words(texts(bundle + ".properties"))));
        BUNDLES.forEach(bundle -> words.removeAll(words(texts(bundle + "_de.properties"))));
        words.removeAll(NAMES);
        return words;
    }

    private static Set<String> words(String text) {
        Set<String> words = new TreeSet<>();
        WORD.matcher(PLACE.matcher(text).replaceAll(" "))
                .results()
                .map(MatchResult::group)
                .map(word -> word.toLowerCase(Locale.ROOT))
                .forEach(words::add);
        return words;
    }

    private static String texts(String bundle) {
        Properties texts = new Properties();
        try (var in = Files.newBufferedReader(RESOURCES.resolve(bundle))) {
            texts.load(in);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        return String.join(
                "\n", Stream.of(texts.values().toArray(String[]::new)).toList());
    }
}

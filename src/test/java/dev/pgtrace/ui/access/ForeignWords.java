package dev.pgtrace.ui.access;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import javafx.scene.Node;
import javafx.scene.text.Text;
import org.kordamp.ikonli.javafx.FontIcon;

/// English words of our texts in a window that speaks German.
public final class ForeignWords {
    private static final Path RESOURCES = Path.of("src/main/resources/dev/pgtrace");
    private static final List<String> BUNDLES = List.of("ui/messages", "kept/messages", "export/report");
    private static final Pattern WORD = Pattern.compile("\\p{L}{3,}");

    /// Words of SQL, of plan nodes, of PostgreSQL's states and waits, and of the samples' names and texts.
    private static final Set<String> NAMES = Set.of(
            "active",
            "and",
            "between",
            "client",
            "count",
            "create",
            "database",
            "dear",
            "diary",
            "file",
            "from",
            "function",
            "idle",
            "index",
            "insert",
            "into",
            "join",
            "lock",
            "loops",
            "nested",
            "nightly",
            "not",
            "nothing",
            "notes",
            "order",
            "pid",
            "reload",
            "reset",
            "role",
            "rows",
            "select",
            "session",
            "set",
            "settings",
            "show",
            "slow",
            "state",
            "stop",
            "table",
            "the",
            "time",
            "today",
            "transaction",
            "update",
            "user",
            "wait",
            "where",
            "with",
            "write");

    private static final Set<String> ENGLISH = english();

    private ForeignWords() {}

    public static List<String> problems(Node root) {
        List<String> problems = new ArrayList<>();
        for (Node node : Seen.nodes(root)) {
            if (node instanceof Text text && !(text instanceof FontIcon) && !CutTexts.isFree(text)) {
                Set<String> found = words(text.getText());
                found.retainAll(ENGLISH);
                if (!found.isEmpty() && !Seen.isIn(text, "code-area") && !Seen.isIn(text, "file-text")) {
                    problems.add("English " + found + " in “" + text.getText() + "”: " + Seen.describe(text));
                }
            }
        }
        return problems;
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
        WORD.matcher(text)
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
            throw new UncheckedIOException(e);
        }
        return String.join("\n", texts.values().stream().map(String::valueOf).toList());
    }
}

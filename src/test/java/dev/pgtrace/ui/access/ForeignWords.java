package dev.pgtrace.ui.access;

import dev.pgtrace.architecture.BundleWords;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import javafx.scene.Node;
import javafx.scene.text.Text;
import org.kordamp.ikonli.javafx.FontIcon;

/// English words of our texts in a window that speaks German.
public final class ForeignWords {
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

    private static final BundleWords ENGLISH = new BundleWords(BUNDLES, WORD, NAMES);

    private ForeignWords() {}

    public static List<String> problems(Node root) {
        List<String> problems = new ArrayList<>();
        for (Node node : Seen.nodes(root)) {
            if (node instanceof Text text && !(text instanceof FontIcon) && !CutTexts.isFree(text)) {
                Set<String> found = ENGLISH.in(text.getText());
                if (!found.isEmpty() && !Seen.isIn(text, "code-area") && !Seen.isIn(text, "file-text")) {
                    problems.add("English " + found + " in “" + text.getText() + "”: " + Seen.describe(text));
                }
            }
        }
        return problems;
    }
}

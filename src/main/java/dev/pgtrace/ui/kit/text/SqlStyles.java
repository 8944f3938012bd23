package dev.pgtrace.ui.kit.text;

import dev.pgtrace.analysis.sql.SqlText;
import dev.pgtrace.analysis.sql.SqlToken;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import javafx.scene.text.Text;
import org.fxmisc.richtext.model.StyleSpans;
import org.fxmisc.richtext.model.StyleSpansBuilder;

/// The style classes of pieces of SQL, for fields and for texts that only show it.
public final class SqlStyles {
    private SqlStyles() {}

    /// The stylesheet that the classes are in.
    public static String sheet() {
        return Objects.requireNonNull(SqlStyles.class.getResource("/dev/pgtrace/ui/statements.css"))
                .toExternalForm();
    }

    /// For a field.
    public static StyleSpans<Collection<String>> spans(String sql) {
        StyleSpansBuilder<Collection<String>> spans = new StyleSpansBuilder<>();
        int done = 0;
        for (SqlToken token : SqlText.tokens(sql)) {
            spans.add(List.of("run-plain"), token.start() - done);
            spans.add(List.of(style(token)), token.end() - token.start());
            done = token.end();
        }
        spans.add(List.of("run-plain"), sql.length() - done);
        return spans.create();
    }

    /// For a text flow; neighbours of one kind are one node.
    public static List<Text> texts(String sql) {
        List<Text> texts = new ArrayList<>();
        int open = 0;
        int done = 0;
        String style = "run-plain";
        for (SqlToken token : SqlText.tokens(sql)) {
            String next = style(token);
            if (!next.equals(style)) {
                int border = next.equals("run-plain") ? done : token.start();
                add(texts, sql.substring(open, border), style);
                open = border;
                style = next;
            }
            done = token.end();
        }
        add(texts, sql.substring(open), style);
        return texts;
    }

    private static void add(List<Text> texts, String piece, String style) {
        if (!piece.isEmpty()) {
            Text text = new Text(piece);
            text.getStyleClass().addAll("code", style);
            texts.add(text);
        }
    }

    private static String style(SqlToken token) {
        return switch (token.kind()) {
            case KEYWORD -> "run-keyword";
            case NUMBER, STRING -> "run-literal";
            case PARAMETER -> "run-bind";
            case COMMENT -> "run-comment";
            case IDENTIFIER, QUOTED_IDENTIFIER, OPERATOR, PUNCTUATION, WHITE_SPACE, OTHER -> "run-plain";
        };
    }
}

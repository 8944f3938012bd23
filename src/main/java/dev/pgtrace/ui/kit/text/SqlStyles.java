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

    /// A piece of SQL, with all white space.
    public record Piece(String text, SqlColour colour) {}

    /// The whole text in order; neighbours of one colour are one piece.
    public static List<Piece> pieces(String sql) {
        List<Piece> pieces = new ArrayList<>();
        int open = 0;
        int done = 0;
        SqlColour colour = SqlColour.PLAIN;
        for (SqlToken token : SqlText.tokens(sql)) {
            SqlColour next = SqlColour.of(token);
            if (next != colour) {
                int border = next == SqlColour.PLAIN ? done : token.start();
                if (border > open) {
                    pieces.add(new Piece(sql.substring(open, border), colour));
                }
                open = border;
                colour = next;
            }
            done = token.end();
        }
        if (open < sql.length()) {
            pieces.add(new Piece(sql.substring(open), colour));
        }
        return pieces;
    }

    /// For a field.
    public static StyleSpans<Collection<String>> spans(String sql) {
        StyleSpansBuilder<Collection<String>> spans = new StyleSpansBuilder<>();
        spans.add(List.of(SqlColour.PLAIN.styleClass()), 0); // one is needed, also of nothing
        for (Piece piece : pieces(sql)) {
            spans.add(List.of(piece.colour().styleClass()), piece.text().length());
        }
        return spans.create();
    }

    /// For a text flow.
    public static List<Text> texts(String sql) {
        return pieces(sql).stream().map(SqlStyles::text).toList();
    }

    private static Text text(Piece piece) {
        Text text = new Text(piece.text());
        text.getStyleClass().addAll("code", piece.colour().styleClass());
        return text;
    }
}

package dev.pgtrace.ui.statements;

import dev.pgtrace.ui.kit.text.SqlColour;
import dev.pgtrace.ui.kit.text.SqlStyles;
import dev.pgtrace.ui.statements.RowLabel.Run;
import dev.pgtrace.ui.statements.RowLabel.Style;
import java.util.List;

/// Cuts SQL into pieces by what they are.
final class SqlRuns {
    /// More than this is cut in the view, so that it comes within a frame; copying gives all.
    private static final int SHOWN = 100_000;

    private SqlRuns() {}

    /// The part of a text that a view shows, its line breaks as the view wants them.
    static String shown(String sql) {
        String text = sql.length() <= SHOWN ? sql : sql.substring(0, SHOWN);
        return text.indexOf('\r') < 0 ? text : text.replace("\r\n", "\n").replace('\r', '\n');
    }

    /// The whole text in order; neighbours of one colour are one piece.
    static List<Run> of(String sql) {
        return SqlStyles.pieces(sql).stream()
                .map(piece -> new Run(piece.text(), style(piece.colour())))
                .toList();
    }

    private static Style style(SqlColour colour) {
        return switch (colour) {
            case PLAIN -> Style.PLAIN;
            case KEYWORD -> Style.KEYWORD;
            case LITERAL -> Style.LITERAL;
            case BIND -> Style.BIND;
            case COMMENT -> Style.COMMENT;
        };
    }
}

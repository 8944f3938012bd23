package dev.pgtrace.ui.statements;

import dev.pgtrace.analysis.sql.SqlText;
import dev.pgtrace.analysis.sql.SqlToken;
import dev.pgtrace.ui.statements.RowLabel.Run;
import dev.pgtrace.ui.statements.RowLabel.Style;
import java.util.ArrayList;
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

    /// The whole text in order; neighbours of one kind are one piece.
    static List<Run> of(String sql) {
        List<Run> runs = new ArrayList<>();
        int done = 0;
        int open = 0;
        Style style = Style.PLAIN;
        for (SqlToken token : SqlText.tokens(sql)) {
            Style next = style(token);
            if (next != style) {
                int border = next == Style.PLAIN ? done : token.start();
                if (border > open) {
                    runs.add(new Run(sql.substring(open, border), style));
                }
                open = border;
                style = next;
            }
            done = token.end();
        }
        if (open < sql.length()) {
            runs.add(new Run(sql.substring(open), style));
        }
        return runs;
    }

    private static Style style(SqlToken token) {
        return switch (token.kind()) {
            case KEYWORD -> Style.KEYWORD;
            case NUMBER, STRING -> Style.LITERAL;
            case PARAMETER -> Style.BIND;
            case COMMENT -> Style.COMMENT;
            case IDENTIFIER, QUOTED_IDENTIFIER, OPERATOR, PUNCTUATION, WHITE_SPACE, OTHER -> Style.PLAIN;
        };
    }
}

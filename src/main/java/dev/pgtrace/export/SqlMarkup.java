package dev.pgtrace.export;

import dev.pgtrace.analysis.sql.SqlText;
import dev.pgtrace.analysis.sql.SqlToken;
import dev.pgtrace.analysis.sql.SqlTokenKind;
import java.io.IOException;

/// SQL as HTML with its kinds of words in colour.
final class SqlMarkup {
    private SqlMarkup() {}

    static void write(HtmlWriter html, String sql) throws IOException {
        int done = 0;
        for (SqlToken token : SqlText.tokens(sql)) {
            String style = style(token.kind());
            if (style.isEmpty()) {
                continue;
            }
            html.text(sql.substring(done, token.start()));
            html.leaf("span", sql.substring(token.start(), token.end()), "class", style);
            done = token.end();
        }
        html.text(sql.substring(done));
    }

    private static String style(SqlTokenKind kind) {
        return switch (kind) {
            case KEYWORD -> "k";
            case STRING -> "q";
            case NUMBER, PARAMETER -> "n";
            case COMMENT -> "c";
            case IDENTIFIER, QUOTED_IDENTIFIER, OPERATOR, PUNCTUATION, WHITE_SPACE, OTHER -> "";
        };
    }
}

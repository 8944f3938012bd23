package dev.pgtrace.ui.kit.text;

import dev.pgtrace.analysis.sql.SqlToken;
import java.util.Locale;

/// The colours of SQL.
public enum SqlColour {
    PLAIN,
    KEYWORD,
    LITERAL,
    BIND,
    COMMENT;

    private final String styleClass = "run-" + name().toLowerCase(Locale.ROOT);

    /// In the stylesheet of [SqlStyles#sheet].
    public String styleClass() {
        return styleClass;
    }

    static SqlColour of(SqlToken token) {
        return switch (token.kind()) {
            case KEYWORD -> KEYWORD;
            case NUMBER, STRING -> LITERAL;
            case PARAMETER -> BIND;
            case COMMENT -> COMMENT;
            case IDENTIFIER, QUOTED_IDENTIFIER, OPERATOR, PUNCTUATION, WHITE_SPACE, OTHER -> PLAIN;
        };
    }
}

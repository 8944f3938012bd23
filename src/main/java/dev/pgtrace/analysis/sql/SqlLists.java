package dev.pgtrace.analysis.sql;

import java.nio.charset.StandardCharsets;

/// Recognises lists of constants and rows of VALUES by stepping a lexer over them.
final class SqlLists {
    private static final int DEEPEST = 60;
    private static final byte[] LIST = FoldedSql.LIST;
    private static final byte[] ARRAY = word("array");
    private static final byte[] ROW = word("row");
    private static final byte[][] TYPE_WORDS = {
        word("precision"), word("varying"), word("with"), word("without"), word("time"), word("zone")
    };

    private SqlLists() {}

    private static byte[] word(String word) {
        return word.getBytes(StandardCharsets.US_ASCII);
    }

    /// Steps over constants with commas between them, in brackets or parentheses of any sort, to the closing mark
    /// of the list. A list that is cut by the end of the text counts.
    ///
    /// @param lexer stands at the opening mark; afterwards at the closing one, if this returns true
    /// @return whether there is at least one constant, and nothing else
    static boolean constants(SqlLexer lexer, char close) {
        long closers = close == ')' ? 1 : 0; // a bit for each open mark: 1 = parenthesis
        int depth = 1;
        boolean any = false;
        boolean more = lexer.nextSignificant();
        while (more) {
            // where an item begins
            if (lexer.isWord(ARRAY) || lexer.isWord(ROW)) {
                if (!lexer.nextSignificant() || !opens(lexer)) {
                    return any && lexer.atEnd();
                }
            }
            if (opens(lexer)) {
                if (depth == DEEPEST) {
                    return false;
                }
                closers = (closers << 1) | (lexer.isPunctuation('(') ? 1 : 0);
                depth++;
                more = lexer.nextSignificant();
                continue;
            }
            if (!constant(lexer)) {
                return any && lexer.atEnd();
            }
            any = true;
            more = afterConstant(lexer);
            // where an item has ended
            while (more && lexer.isPunctuation((closers & 1) != 0 ? ')' : ']')) {
                closers >>>= 1;
                if (--depth == 0) {
                    return true;
                }
                more = lexer.nextSignificant();
            }
            if (more && !lexer.isPunctuation(',')) {
                return false;
            }
            more = more && lexer.nextSignificant();
        }
        return any && lexer.atEnd();
    }

    /// Steps over a comma and a row in parentheses.
    ///
    /// @return false where none follows
    static boolean row(SqlLexer lexer) {
        if (!lexer.nextSignificant() || !lexer.isPunctuation(',')) {
            return false;
        }
        if (!lexer.nextSignificant()) {
            return true;
        }
        if (!lexer.isPunctuation('(')) {
            return false;
        }
        int depth = 1;
        while (depth > 0 && lexer.nextSignificant()) {
            if (lexer.isPunctuation('(')) {
                depth++;
            } else if (lexer.isPunctuation(')')) {
                depth--;
            }
        }
        return true;
    }

    private static boolean opens(SqlLexer lexer) {
        return lexer.isPunctuation('(') || lexer.isPunctuation('[');
    }

    /// Whether a constant begins here; stands at its last token then.
    private static boolean constant(SqlLexer lexer) {
        while (lexer.isSign()) {
            if (!lexer.nextSignificant()) {
                return false;
            }
        }
        return switch (lexer.rawKind()) {
            case NUMBER, STRING, PARAMETER -> true;
            case IDENTIFIER ->
                lexer.isWord(LIST)
                        || (lexer.keyword() & SqlKeywords.CONSTANT) != 0
                        || (lexer.keyword() == 0 // date '2020-01-01'
                                && lexer.nextSignificant()
                                && lexer.rawKind() == SqlTokenKind.STRING);
            case KEYWORD, QUOTED_IDENTIFIER, OPERATOR, PUNCTUATION, COMMENT, WHITE_SPACE, OTHER -> false;
        };
    }

    /// Steps over further lines of a string and over casts to the first token that is neither.
    ///
    /// @return false at the end of the text, or where no type follows a cast
    private static boolean afterConstant(SqlLexer lexer) {
        boolean string = lexer.rawKind() == SqlTokenKind.STRING;
        boolean more = lexer.nextSignificant();
        while (more && string && lexer.rawKind() == SqlTokenKind.STRING) {
            more = lexer.nextSignificant();
        }
        while (more && lexer.isCast()) {
            more = lexer.nextSignificant() && afterType(lexer);
        }
        return more;
    }

    /// Steps over a type's name, which begins here, with its modifiers.
    private static boolean afterType(SqlLexer lexer) {
        boolean more = true;
        boolean name = lexer.rawKind() == SqlTokenKind.IDENTIFIER || lexer.rawKind() == SqlTokenKind.QUOTED_IDENTIFIER;
        while (more && name) {
            more = lexer.nextSignificant();
            if (more && lexer.isPunctuation('.')) {
                more = lexer.nextSignificant();
            } else {
                name = more && isTypeWord(lexer);
            }
        }
        if (more && lexer.isPunctuation('(')) {
            more = lexer.nextSignificant();
            while (more && (lexer.rawKind() == SqlTokenKind.NUMBER || lexer.isPunctuation(','))) {
                more = lexer.nextSignificant();
            }
            more = more && lexer.isPunctuation(')') && lexer.nextSignificant();
        }
        while (more && lexer.isPunctuation('[')) {
            more = lexer.nextSignificant();
            if (more && lexer.rawKind() == SqlTokenKind.NUMBER) {
                more = lexer.nextSignificant();
            }
            more = more && lexer.isPunctuation(']') && lexer.nextSignificant();
        }
        return more;
    }

    private static boolean isTypeWord(SqlLexer lexer) {
        for (byte[] word : TYPE_WORDS) {
            if (lexer.isWord(word)) {
                return true;
            }
        }
        return false;
    }
}

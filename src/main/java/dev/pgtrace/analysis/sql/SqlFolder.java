package dev.pgtrace.analysis.sql;

import java.nio.charset.StandardCharsets;

/// Folds a statement to its canonical tokens: words in small letters, constants as `?`, lists of constants as
/// `…`, no comments and no last semicolon. The one place that decides which statements are the same.
final class SqlFolder {
    /// What becomes of parameters.
    enum Parameters {
        /// They are constants like others, so that a statement is the same with literals.
        FOLDED,
        /// They stay as written, for people.
        KEPT
    }

    /// Longer texts are what their first part is: keeps the buffers small whatever a file holds.
    private static final int LONGEST = 1 << 20;

    /// More signs in a row than this are operators.
    private static final int SIGNS = 4;
    private static final int NO_ROW = Integer.MIN_VALUE;
    private static final byte[] IN = word("in");
    private static final byte[] ARRAY = word("array");
    private static final byte[] VALUES = word("values");
    private static final byte[] NOT_EQUAL = word("<>");

    private final SqlLexer lexer = new SqlLexer();
    private final SqlLexer scout = new SqlLexer();
    private final SqlLexer rowLexer = new SqlLexer();
    private final FoldedSql out = new FoldedSql();
    private Parameters parameters = Parameters.FOLDED;
    private byte[] text = new byte[0];
    private int depth;
    private boolean semicolon;
    private boolean afterString;

    // The first row of a VALUES list.
    private int rowDepth = NO_ROW;
    private int rowToken;
    private boolean rowFolds;

    private static byte[] word(String word) {
        return word.getBytes(StandardCharsets.US_ASCII);
    }

    /// The canonical tokens of a text, valid until the next call.
    FoldedSql fold(byte[] bytes, int from, int to, Parameters kept) {
        text = bytes;
        parameters = kept;
        int limit = Math.min(to, from + LONGEST);
        out.begin(limit - from);
        lexer.read(bytes, from, limit);
        depth = 0;
        rowDepth = NO_ROW;
        rowFolds = false;
        semicolon = false;
        afterString = false;
        while (lexer.nextSignificant()) {
            token();
        }
        return out;
    }

    private void token() {
        if (semicolon && !lexer.isPunctuation(';')) {
            out.add(SqlTokenKind.PUNCTUATION, (byte) ';');
            semicolon = false;
        }
        SqlTokenKind kind = lexer.rawKind();
        boolean string = kind == SqlTokenKind.STRING;
        switch (kind) {
            case KEYWORD, IDENTIFIER -> word();
            case NUMBER -> constant();
            case STRING -> {
                if (!afterString) { // one that continues the string before is a part of it
                    constant();
                }
            }
            case PARAMETER -> parameter();
            case OPERATOR -> operator();
            case PUNCTUATION -> punctuation();
            case QUOTED_IDENTIFIER, OTHER -> out.addAsWritten(kind, text, lexer.start(), lexer.end());
            case COMMENT, WHITE_SPACE -> {}
        }
        afterString = string;
    }

    private void constant() {
        out.add(SqlTokenKind.STRING, FoldedSql.CONSTANT);
    }

    private void parameter() {
        if (parameters == Parameters.KEPT) {
            out.addLowered(SqlTokenKind.PARAMETER, text, lexer.start(), lexer.end());
        } else {
            out.add(SqlTokenKind.PARAMETER, FoldedSql.CONSTANT);
        }
    }

    private void word() {
        int length = lexer.end() - lexer.start();
        if (rowFolds && (length == 4 || length == 5) && (lexer.keyword() & SqlKeywords.CONSTANT) != 0) {
            constant();
            return;
        }
        out.addLowered(SqlTokenKind.IDENTIFIER, text, lexer.start(), lexer.end());
        if (length == IN.length && lexer.isWord(IN)) {
            list('(', ')');
        } else if (length == ARRAY.length && lexer.isWord(ARRAY)) {
            list('[', ']');
        } else if (length == VALUES.length && rowDepth == NO_ROW && lexer.isWord(VALUES)) {
            beginRows();
        }
    }

    /// Folds the list that follows, if it is one of constants.
    private void list(char open, char close) {
        scout.standAt(lexer);
        if (!scout.nextSignificant() || !scout.isPunctuation(open)) {
            return;
        }
        int start = scout.start();
        if (!SqlLists.constants(scout, close)) {
            return;
        }
        out.addAsWritten(SqlTokenKind.PUNCTUATION, text, start, start + 1);
        out.add(SqlTokenKind.STRING, FoldedSql.LIST);
        if (scout.isPunctuation(close)) {
            out.addAsWritten(SqlTokenKind.PUNCTUATION, text, scout.start(), scout.end());
        }
        lexer.standAt(scout);
    }

    private void beginRows() {
        scout.standAt(lexer);
        if (scout.nextSignificant() && scout.isPunctuation('(')) {
            rowLexer.standAt(lexer);
            rowToken = out.count();
            rowDepth = depth;
            rowFolds = false;
        }
    }

    private void punctuation() {
        switch (lexer.first()) {
            case '(' -> depth++;
            case ')' -> depth--;
            case ';' -> {
                semicolon = out.count() > 0;
                return;
            }
            default -> {}
        }
        out.addAsWritten(SqlTokenKind.PUNCTUATION, text, lexer.start(), lexer.end());
        if (depth == rowDepth && lexer.isPunctuation(')')) {
            endRow();
        }
    }

    /// At the end of the first row: if more follow, goes back and folds its words for constants too, then leaves
    /// the others out.
    private void endRow() {
        scout.standAt(lexer);
        if (!SqlLists.row(scout)) {
            rowDepth = NO_ROW;
            rowFolds = false;
        } else if (!rowFolds) {
            rowFolds = true;
            out.cut(rowToken);
            lexer.standAt(rowLexer);
        } else {
            do {
                lexer.standAt(scout);
            } while (SqlLists.row(scout));
            out.add(SqlTokenKind.PUNCTUATION, (byte) ',');
            out.add(SqlTokenKind.STRING, FoldedSql.LIST);
            rowDepth = NO_ROW;
            rowFolds = false;
        }
    }

    private void operator() {
        int length = lexer.end() - lexer.start();
        if (lexer.isSign() && !lexer.afterOperand() && signedNumber()) {
            constant();
        } else if (length == 2 && lexer.first() == '!' && text[lexer.start() + 1] == '=') {
            out.add(SqlTokenKind.OPERATOR, NOT_EQUAL);
        } else {
            out.addAsWritten(SqlTokenKind.OPERATOR, text, lexer.start(), lexer.end());
        }
    }

    /// Steps to the number whose sign this is, if it is one.
    private boolean signedNumber() {
        scout.standAt(lexer);
        for (int signs = 0; signs < SIGNS && scout.nextSignificant(); signs++) {
            if (scout.rawKind() == SqlTokenKind.NUMBER) {
                lexer.standAt(scout);
                return true;
            }
            if (!scout.isSign()) {
                return false;
            }
        }
        return false;
    }
}

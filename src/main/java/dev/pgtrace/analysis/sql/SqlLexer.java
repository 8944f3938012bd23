package dev.pgtrace.analysis.sql;

import static dev.pgtrace.analysis.sql.SqlBytes.is;

/// Splits SQL into tokens as PostgreSQL's scanner does. Every byte belongs to one token. What is not closed runs
/// to the end, for texts come cut at 8,191 bytes. Reads Oracle's SQL as well as it must.
///
/// `?` is an operator of PostgreSQL (`jsonb ? 'key'`) and a placeholder of drivers. It is an operator between two
/// operands, as far as the tokens beside it tell, and a placeholder otherwise; in `=?`, `>?`, `||?` and the like it
/// stands for itself.
///
/// `:name` is a parameter, but not inside `[ ]`, where `:` divides the bounds of a slice.
///
/// Not thread-safe; may be used again for another text.
public final class SqlLexer {
    private byte[] bytes = new byte[0];
    private int from;
    private int limit;
    private int start;
    private int end;
    private SqlTokenKind kind = SqlTokenKind.WHITE_SPACE;
    private int brackets;
    private SqlTokenKind lastKind = SqlTokenKind.WHITE_SPACE;
    private int lastStart;
    private int lastEnd;

    public SqlLexer() {}

    public SqlLexer(byte[] bytes, int from, int to) {
        read(bytes, from, to);
    }

    /// Begins a text.
    public void read(byte[] text, int textFrom, int textTo) {
        bytes = text;
        from = textFrom;
        limit = textTo;
        start = textFrom;
        end = textFrom;
        kind = SqlTokenKind.WHITE_SPACE;
        lastKind = SqlTokenKind.WHITE_SPACE;
        brackets = 0;
    }

    /// Goes where another lexer of the same text stands.
    void standAt(SqlLexer other) {
        bytes = other.bytes;
        from = other.from;
        limit = other.limit;
        start = other.start;
        end = other.end;
        kind = other.kind;
        lastKind = other.lastKind;
        lastStart = other.lastStart;
        lastEnd = other.lastEnd;
        brackets = other.brackets;
    }

    /// What the current token is.
    public SqlTokenKind kind() {
        return kind == SqlTokenKind.IDENTIFIER && keyword() != 0 ? SqlTokenKind.KEYWORD : kind;
    }

    /// As [#kind], but a keyword is an identifier: costs nothing.
    SqlTokenKind rawKind() {
        return kind;
    }

    /// Where the current token begins.
    public int start() {
        return start;
    }

    /// Where the current token ends.
    public int end() {
        return end;
    }

    /// The first byte of the current token.
    byte first() {
        return bytes[start];
    }

    /// Whether the text is used up.
    boolean atEnd() {
        return start >= limit;
    }

    boolean isPunctuation(char mark) {
        return kind == SqlTokenKind.PUNCTUATION && bytes[start] == mark && end == start + 1;
    }

    boolean isCast() {
        return kind == SqlTokenKind.PUNCTUATION && end - start == 2 && bytes[start] == ':' && bytes[start + 1] == ':';
    }

    boolean isSign() {
        return kind == SqlTokenKind.OPERATOR && end - start == 1 && (bytes[start] == '-' || bytes[start] == '+');
    }

    /// Whether the current token is this word, given in small letters.
    boolean isWord(byte[] word) {
        return kind == SqlTokenKind.IDENTIFIER && end - start == word.length && SqlKeywords.matches(word, bytes, start);
    }

    /// The bits of [SqlKeywords] of the current token, which is a word.
    int keyword() {
        return afterDot(start) ? 0 : SqlKeywords.bits(bytes, start, end);
    }

    /// Whether the current token comes after something that an operator could follow.
    boolean afterOperand() {
        return switch (lastKind) {
            case IDENTIFIER, KEYWORD ->
                afterDot(lastStart) || (SqlKeywords.bits(bytes, lastStart, lastEnd) & SqlKeywords.PREFIX) == 0;
            case QUOTED_IDENTIFIER, NUMBER, STRING, PARAMETER -> true;
            case PUNCTUATION -> bytes[lastStart] == ')' || bytes[lastStart] == ']';
            case OPERATOR, COMMENT, WHITE_SPACE, OTHER -> false;
        };
    }

    /// Whether an operand may begin after a place.
    private boolean beforeOperand(int place) {
        int next = run(place, SqlBytes.BLANK);
        return next < limit
                && switch (SqlBytes.CLASS[bytes[next] & 0xff]) {
                    case SqlBytes.PUNCTUATION -> bytes[next] == '(';
                    case SqlBytes.OPERATOR -> bytes[next] == '?' || bytes[next] == '/' || bytes[next] == '-';
                    case SqlBytes.OTHER -> false;
                    default -> true;
                };
    }

    /// Steps to the next token that is neither white space nor comment.
    boolean nextSignificant() {
        remember();
        do {
            start = run(end, SqlBytes.BLANK);
            if (start >= limit) {
                end = limit;
                kind = SqlTokenKind.WHITE_SPACE;
                return false;
            }
            scan();
        } while (kind == SqlTokenKind.COMMENT);
        return true;
    }

    /// Steps to the next token.
    ///
    /// @return false at the end of the text
    public boolean next() {
        remember();
        start = end;
        if (start >= limit) {
            kind = SqlTokenKind.WHITE_SPACE;
            return false;
        }
        scan();
        return true;
    }

    /// Keeps what stands before the next token, for [#afterOperand].
    private void remember() {
        if (kind != SqlTokenKind.WHITE_SPACE && kind != SqlTokenKind.COMMENT) {
            lastKind = kind;
            lastStart = start;
            lastEnd = end;
        }
    }

    private void scan() {
        switch (SqlBytes.CLASS[bytes[start] & 0xff]) {
            case SqlBytes.SPACE -> take(SqlTokenKind.WHITE_SPACE, run(start + 1, SqlBytes.BLANK));
            case SqlBytes.LETTER -> word();
            case SqlBytes.DIGIT -> take(SqlTokenKind.NUMBER, SqlNumbers.end(bytes, start, limit));
            case SqlBytes.QUOTE -> take(SqlTokenKind.STRING, SqlQuotes.string(bytes, start + 1, limit));
            case SqlBytes.DOUBLE_QUOTE ->
                take(SqlTokenKind.QUOTED_IDENTIFIER, SqlQuotes.quoted(bytes, start + 1, limit, (byte) '"'));
            case SqlBytes.DOLLAR -> dollar();
            case SqlBytes.DOT -> dot();
            case SqlBytes.COLON -> colon();
            case SqlBytes.OPERATOR -> operator();
            case SqlBytes.PUNCTUATION -> punctuation();
            default -> take(SqlTokenKind.OTHER, start + 1);
        }
    }

    private void take(SqlTokenKind what, int to) {
        kind = what;
        end = to;
    }

    private int run(int at, int flag) {
        int i = at;
        while (i < limit && is(bytes[i], flag)) {
            i++;
        }
        return i;
    }

    /// The byte at a place, 0 beyond the end.
    private byte at(int place) {
        return place < limit ? bytes[place] : 0;
    }

    private boolean afterDot(int place) {
        return place > from && bytes[place - 1] == '.';
    }

    private void word() {
        int to = run(start + 1, SqlBytes.WORD);
        if (to - start == 1 && to < limit && (bytes[to] == '\'' || bytes[to] == '&')) {
            prefixed(SqlBytes.lower(bytes[start]), to);
        } else {
            take(SqlTokenKind.IDENTIFIER, to);
        }
    }

    /// A letter before a quote, which may say what kind of string follows.
    private void prefixed(int letter, int to) {
        if (letter == 'u' && bytes[to] == '&' && at(to + 1) == '\'') {
            take(SqlTokenKind.STRING, SqlQuotes.string(bytes, to + 2, limit));
        } else if (letter == 'u' && bytes[to] == '&' && at(to + 1) == '"') {
            take(SqlTokenKind.QUOTED_IDENTIFIER, SqlQuotes.quoted(bytes, to + 2, limit, (byte) '"'));
        } else if (letter == 'e' && bytes[to] == '\'') {
            take(SqlTokenKind.STRING, SqlQuotes.escaped(bytes, to + 1, limit));
        } else if ((letter == 'b' || letter == 'x' || letter == 'n') && bytes[to] == '\'') {
            take(SqlTokenKind.STRING, SqlQuotes.string(bytes, to + 1, limit));
        } else {
            take(SqlTokenKind.IDENTIFIER, to);
        }
    }

    private void dollar() {
        int digits = run(start + 1, SqlBytes.NUMERAL);
        if (digits > start + 1 && SqlBytes.isDigit(bytes[start + 1])) {
            take(SqlTokenKind.PARAMETER, digits);
            return;
        }
        int to = SqlQuotes.dollar(bytes, start, limit);
        if (to < 0) {
            take(SqlTokenKind.OTHER, start + 1);
        } else {
            take(SqlTokenKind.STRING, to);
        }
    }

    private void dot() {
        if (at(start + 1) == '.') {
            take(SqlTokenKind.PUNCTUATION, start + 2);
        } else if (SqlBytes.isDigit(at(start + 1))) {
            take(SqlTokenKind.NUMBER, SqlNumbers.end(bytes, start, limit));
        } else {
            take(SqlTokenKind.PUNCTUATION, start + 1);
        }
    }

    private void colon() {
        byte next = at(start + 1);
        if (next == ':' || next == '=') {
            take(SqlTokenKind.PUNCTUATION, start + 2);
        } else if (brackets > 0) {
            take(SqlTokenKind.PUNCTUATION, start + 1);
        } else if (next == '"') {
            take(SqlTokenKind.PARAMETER, SqlQuotes.quoted(bytes, start + 2, limit, (byte) '"'));
        } else {
            int to = run(start + 1, SqlBytes.WORD);
            take(to > start + 1 ? SqlTokenKind.PARAMETER : SqlTokenKind.PUNCTUATION, to);
        }
    }

    private void punctuation() {
        switch (bytes[start]) {
            case '[' -> brackets++;
            case ']' -> brackets = Math.max(0, brackets - 1);
            case ';' -> brackets = 0;
            default -> {}
        }
        take(SqlTokenKind.PUNCTUATION, start + 1);
    }

    private void operator() {
        if (bytes[start] == '-' && at(start + 1) == '-') {
            take(SqlTokenKind.COMMENT, SqlQuotes.line(bytes, start + 2, limit));
            return;
        }
        if (bytes[start] == '/' && at(start + 1) == '*') {
            take(SqlTokenKind.COMMENT, SqlQuotes.block(bytes, start + 2, limit));
            return;
        }
        int to = SqlOperators.end(bytes, start, limit);
        if (to - start == 2 && bytes[start] == '=' && bytes[start + 1] == '>') {
            take(SqlTokenKind.PUNCTUATION, to);
        } else if (to - start == 1 && bytes[start] == '?' && !(afterOperand() && beforeOperand(to))) {
            take(SqlTokenKind.PARAMETER, to);
        } else {
            take(SqlTokenKind.OPERATOR, to);
        }
    }
}

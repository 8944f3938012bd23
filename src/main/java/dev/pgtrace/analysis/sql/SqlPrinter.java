package dev.pgtrace.analysis.sql;

import java.nio.charset.Charset;

/// Writes canonical tokens as people write SQL: keywords in capitals, white space where it helps.
final class SqlPrinter {
    private final FoldedSql sql;
    private final Charset charset;
    private final StringBuilder out;
    /// Bits of the keyword before, 0 if it is none.
    private int lastKeyword;

    private SqlPrinter(FoldedSql sql, Charset charset) {
        this.sql = sql;
        this.charset = charset;
        this.out = new StringBuilder(sql.size + 16);
    }

    static String print(FoldedSql sql, Charset charset) {
        SqlPrinter printer = new SqlPrinter(sql, charset);
        for (int token = 0; token < sql.count(); token++) {
            printer.token(token);
        }
        return printer.out.toString();
    }

    private void token(int token) {
        int keyword = keyword(token);
        if (token > 0 && spaceBefore(token)) {
            out.append(' ');
        }
        boolean capitals = keyword != 0;
        SqlTokenKind kind = sql.kind(token);
        if (kind == SqlTokenKind.STRING && sql.end(token) - sql.start(token) == FoldedSql.LIST.length) {
            out.append('…');
        } else {
            append(sql.start(token), sql.end(token), capitals);
        }
        lastKeyword = keyword;
    }

    private void append(int from, int to, boolean capitals) {
        for (int i = from; i < to; i++) {
            if (sql.bytes[i] < 0) {
                out.append(new String(sql.bytes, i, to - i, charset));
                return;
            }
            char c = (char) sql.bytes[i];
            out.append(capitals ? Character.toUpperCase(c) : c);
        }
    }

    private int keyword(int token) {
        if (sql.kind(token) != SqlTokenKind.IDENTIFIER || (token > 0 && is(token - 1, '.'))) {
            return 0;
        }
        int bits = SqlKeywords.bits(sql.bytes, sql.start(token), sql.end(token));
        boolean function = (bits & SqlKeywords.FUNCTION) != 0 && token + 1 < sql.count() && is(token + 1, '(');
        return function ? 0 : bits;
    }

    private boolean is(int token, char mark) {
        return sql.end(token) - sql.start(token) == 1
                && sql.bytes[sql.start(token)] == mark
                && sql.kind(token) == SqlTokenKind.PUNCTUATION;
    }

    private boolean spaceBefore(int token) {
        int last = token - 1;
        if (sql.kind(token) == SqlTokenKind.PUNCTUATION) {
            switch (sql.bytes[sql.start(token)]) {
                case ',', ')', ']', ';', '.' -> {
                    return false;
                }
                case ':' -> {
                    if (sql.end(token) - sql.start(token) == 1 || sql.bytes[sql.start(token) + 1] == ':') {
                        return false;
                    }
                }
                case '[' -> {
                    return is(last, ',') || sql.kind(last) == SqlTokenKind.OPERATOR;
                }
                case '(' -> {
                    return spaceBeforeParenthesis(last);
                }
                default -> {}
            }
        }
        return !(sql.kind(last) == SqlTokenKind.PUNCTUATION && bindsToNext(last)) && !isSign(last);
    }

    private boolean spaceBeforeParenthesis(int last) {
        return switch (sql.kind(last)) {
            case IDENTIFIER -> lastKeyword != 0;
            case QUOTED_IDENTIFIER -> false;
            case PUNCTUATION -> !bindsToNext(last);
            case OPERATOR -> !isSign(last);
            case KEYWORD, NUMBER, STRING, PARAMETER, COMMENT, WHITE_SPACE, OTHER -> true;
        };
    }

    /// Whether nothing comes between this mark and the next token.
    private boolean bindsToNext(int token) {
        return switch (sql.bytes[sql.start(token)]) {
            case '(', '[', '.' -> true;
            case ':' -> sql.end(token) - sql.start(token) == 1 || sql.bytes[sql.start(token) + 1] == ':';
            default -> false;
        };
    }

    /// Whether this is `-` or `+` in front of an operand.
    private boolean isSign(int token) {
        if (sql.kind(token) != SqlTokenKind.OPERATOR || sql.end(token) - sql.start(token) != 1) {
            return false;
        }
        byte mark = sql.bytes[sql.start(token)];
        if (token == 0 || (mark != '-' && mark != '+')) {
            return false;
        }
        int last = token - 1;
        return switch (sql.kind(last)) {
            case OPERATOR -> true;
            case PUNCTUATION -> !is(last, ')') && !is(last, ']');
            case IDENTIFIER, KEYWORD -> (keyword(last) & SqlKeywords.PREFIX) != 0;
            case QUOTED_IDENTIFIER, NUMBER, STRING, PARAMETER, COMMENT, WHITE_SPACE, OTHER -> false;
        };
    }
}

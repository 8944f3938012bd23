package dev.pgtrace.analysis.sql;

import java.util.ArrayList;
import java.util.List;

/// SQL texts as views show them.
public final class SqlText {
    private static final byte LETTER = (byte) 0x80;

    private SqlText() {}

    /// The tokens of a text in order, white space left out.
    public static List<SqlToken> tokens(String sql) {
        byte[] bytes = new byte[sql.length()];
        for (int i = 0; i < bytes.length; i++) {
            char c = sql.charAt(i);
            bytes[i] = c < 0x80 ? (byte) c : LETTER;
        }
        List<SqlToken> tokens = new ArrayList<>(bytes.length / 6 + 4);
        SqlLexer lexer = new SqlLexer(bytes, 0, bytes.length);
        while (lexer.next()) {
            SqlTokenKind kind = lexer.kind();
            if (kind != SqlTokenKind.WHITE_SPACE) {
                tokens.add(new SqlToken(kind, lexer.start(), lexer.end()));
            }
        }
        return tokens;
    }

    /// A text on one line: runs of white space and control characters become one space, at the ends none.
    public static String oneLine(String sql) {
        return oneLine(sql, Integer.MAX_VALUE);
    }

    /// As [#oneLine(String)], cut to a number of characters, of which the last is an ellipsis where more would
    /// follow.
    public static String oneLine(String sql, int most) {
        StringBuilder line = new StringBuilder(Math.min(sql.length(), most));
        boolean space = false;
        for (int i = 0; i < sql.length(); i++) {
            char c = sql.charAt(i);
            if (c <= ' ' || c == 0x7f || c == 0x85 || c == 0x2028 || c == 0x2029) {
                space = line.length() > 0;
                continue;
            }
            if (line.length() + (space ? 1 : 0) >= most) {
                return cut(line, most);
            }
            if (space) {
                line.append(' ');
                space = false;
            }
            line.append(c);
        }
        return line.toString();
    }

    private static String cut(StringBuilder line, int most) {
        int length = Math.max(0, most - 1);
        if (length > 0 && length < line.length() && Character.isLowSurrogate(line.charAt(length))) {
            length--;
        }
        line.setLength(Math.min(length, line.length()));
        return most > 0 ? line.append('…').toString() : "";
    }
}

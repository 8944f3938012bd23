package dev.pgtrace.format.trc;

import java.nio.charset.StandardCharsets;
import java.util.Locale;

/// What the look of a SQL text says about the statement, as bits.
final class SqlTraits {
    static final int SEMICOLON = 1;
    static final int LEADING_SPACE = 2;
    /// Has something that looks like a function call.
    static final int CALL = 4;
    static final int EXPLAIN = 8;
    static final int DECLARE = 16;
    /// Returns rows and changes none: may be fetched in parts.
    static final int SELECT = 32;
    /// May fire triggers.
    static final int CHANGES = 64;
    /// Calls the function that stops the trace.
    static final int STOP = 128;

    private static final byte[] STOP_CALL = bytes("pg_trace_stop_trace");
    private static final byte[] STOP_BASE = bytes("pg_trace_session_trace_disable");
    private static final byte[][] CHANGING = {bytes("insert into"), bytes("update "), bytes("delete from")};

    private SqlTraits() {}

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    static int of(byte[] sql, int length) {
        int traits = 0;
        int end = length;
        while (end > 0 && space(sql[end - 1])) {
            end--;
        }
        if (end > 0 && sql[end - 1] == ';') {
            traits |= SEMICOLON;
        }
        if (end > 0 && space(sql[0])) {
            traits |= LEADING_SPACE;
        }
        traits |= verb(sql, firstWord(sql, end), end);
        for (int i = 1; i < end; i++) {
            byte c = sql[i];
            if (c == '(' && identifier(sql[i - 1])) {
                traits |= CALL;
            } else if (c == '_' && sql[i - 1] == 'g' && stops(sql, i - 2, end)) {
                traits |= STOP;
            }
        }
        return traits;
    }

    private static boolean stops(byte[] sql, int at, int end) {
        return at >= 0 && (starts(sql, at, end, STOP_CALL) || starts(sql, at, end, STOP_BASE));
    }

    private static int firstWord(byte[] sql, int end) {
        int at = 0;
        while (at < end) {
            if (space(sql[at]) || sql[at] == '(') {
                at++;
            } else if (sql[at] == '-' && at + 1 < end && sql[at + 1] == '-') {
                while (at < end && sql[at] != '\n') {
                    at++;
                }
            } else if (sql[at] == '/' && at + 1 < end && sql[at + 1] == '*') {
                at += 2;
                while (at < end && !(sql[at - 1] == '*' && sql[at] == '/')) {
                    at++;
                }
                at++;
            } else {
                break;
            }
        }
        return Math.min(at, end);
    }

    private static int verb(byte[] sql, int at, int end) {
        int length = 0;
        while (at + length < end && identifier(sql[at + length])) {
            length++;
        }
        String word =
                length > 8 ? "" : new String(sql, at, length, StandardCharsets.ISO_8859_1).toLowerCase(Locale.ROOT);
        return switch (word) {
            case "select", "values", "table", "fetch" -> SELECT;
            case "with" -> changing(sql, end) ? CHANGES : SELECT;
            case "insert", "update", "delete", "merge", "call", "do" -> CHANGES;
            case "declare" -> DECLARE;
            case "explain" -> EXPLAIN;
            default -> 0;
        };
    }

    private static boolean changing(byte[] sql, int end) {
        for (int i = 0; i < end; i++) {
            for (byte[] word : CHANGING) {
                if (starts(sql, i, end, word)) {
                    return true;
                }
            }
        }
        return false;
    }

    /// ASCII letters of any case.
    private static boolean starts(byte[] sql, int at, int end, byte[] word) {
        if (end - at < word.length) {
            return false;
        }
        for (int i = 0; i < word.length; i++) {
            int c = sql[at + i];
            if ((c >= 'A' && c <= 'Z' ? c + 32 : c) != word[i]) {
                return false;
            }
        }
        return true;
    }

    private static boolean space(byte c) {
        return c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f';
    }

    private static boolean identifier(byte c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '_' || c < 0;
    }
}

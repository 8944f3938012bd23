package dev.pgtrace.analysis.sql;

import static dev.pgtrace.analysis.sql.SqlBytes.is;

/// Ends of operators, by PostgreSQL's rules: the longest run of operator characters; a comment's opening ends it;
/// one of several characters ends in `+` or `-` only if it has one of `~ ! @ # ^ & | ? %` or a backquote.
final class SqlOperators {
    private SqlOperators() {}

    static int end(byte[] bytes, int start, int limit) {
        int end = start;
        int flags = 0;
        while (end < limit && is(bytes[end], SqlBytes.OPERATES) && !opensComment(bytes, end, limit)) {
            flags |= SqlBytes.FLAGS[bytes[end] & 0xff];
            end++;
        }
        if (end - start > 1 && bytes[end - 1] == '?' && before(bytes[end - 2])) {
            return end - 1;
        }
        while (end - start > 1 && (flags & SqlBytes.SPECIAL) == 0 && (bytes[end - 1] == '+' || bytes[end - 1] == '-')) {
            end--;
        }
        return end;
    }

    private static boolean opensComment(byte[] bytes, int at, int limit) {
        if (at + 1 >= limit) {
            return false;
        }
        byte next = bytes[at + 1];
        return bytes[at] == '-' ? next == '-' : bytes[at] == '/' && next == '*';
    }

    /// Whether `?` after this character of an operator is a placeholder: no operator known ends so.
    private static boolean before(byte b) {
        return b == '=' || b == '<' || b == '>' || b == '|' || b == '+' || b == '-' || b == '*' || b == '/';
    }
}

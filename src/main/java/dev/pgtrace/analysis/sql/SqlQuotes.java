package dev.pgtrace.analysis.sql;

/// Ends of what PostgreSQL quotes or comments out. Each method takes the place after the opening mark and returns
/// the place after the closing one, or `limit` where the text ends before.
final class SqlQuotes {
    private SqlQuotes() {}

    /// `'…'` or `"…"`, where a doubled mark stands for itself.
    static int quoted(byte[] bytes, int at, int limit, byte mark) {
        for (int i = at; i < limit; i++) {
            if (bytes[i] == mark) {
                if (i + 1 == limit || bytes[i + 1] != mark) {
                    return i + 1;
                }
                i++;
            }
        }
        return limit;
    }

    /// A plain string with its continuations on further lines.
    static int string(byte[] bytes, int at, int limit) {
        int end = quoted(bytes, at, limit, (byte) '\'');
        for (int next = continued(bytes, end, limit); next >= 0; next = continued(bytes, end, limit)) {
            end = quoted(bytes, next, limit, (byte) '\'');
        }
        return end;
    }

    /// `E'…'`, where a backslash takes the next byte along.
    static int escaped(byte[] bytes, int at, int limit) {
        int i = at;
        while (i < limit) {
            byte b = bytes[i++];
            if (b == '\\') {
                i++;
            } else if (b == '\'') {
                if (i < limit && bytes[i] == '\'') {
                    i++;
                } else {
                    int next = continued(bytes, i, limit);
                    if (next < 0) {
                        return i;
                    }
                    i = next;
                }
            }
        }
        return limit;
    }

    /// `--` to the end of the line, which stays outside.
    static int line(byte[] bytes, int at, int limit) {
        int i = at;
        while (i < limit && bytes[i] != '\n' && bytes[i] != '\r') {
            i++;
        }
        return i;
    }

    /// `/*` with comments nested in it.
    static int block(byte[] bytes, int at, int limit) {
        int depth = 1;
        for (int i = at; i < limit - 1; i++) {
            if (bytes[i] == '*' && bytes[i + 1] == '/') {
                i++;
                if (--depth == 0) {
                    return i + 1;
                }
            } else if (bytes[i] == '/' && bytes[i + 1] == '*') {
                i++;
                depth++;
            }
        }
        return limit;
    }

    /// A dollar quote that opens at the `$` at `start`; -1 where none does.
    static int dollar(byte[] bytes, int start, int limit) {
        int i = start + 1;
        while (i < limit && bytes[i] != '$' && SqlBytes.is(bytes[i], SqlBytes.WORD)) {
            i++;
        }
        if (i >= limit || bytes[i] != '$' || SqlBytes.isDigit(bytes[start + 1])) {
            return -1;
        }
        int tag = i + 1 - start;
        for (int at = i + 1; at + tag <= limit; at++) {
            if (bytes[at] == '$' && sameTag(bytes, start, at, tag)) {
                return at + tag;
            }
        }
        return limit;
    }

    private static boolean sameTag(byte[] bytes, int start, int at, int tag) {
        for (int i = 1; i < tag; i++) {
            if (bytes[at + i] != bytes[start + i]) {
                return false;
            }
        }
        return true;
    }

    /// The place after the quote that continues a string on a further line, or -1.
    private static int continued(byte[] bytes, int end, int limit) {
        boolean line = false;
        int i = end;
        while (i < limit && SqlBytes.is(bytes[i], SqlBytes.BLANK)) {
            line |= bytes[i] == '\n' || bytes[i] == '\r';
            i++;
        }
        return line && i < limit && bytes[i] == '\'' ? i + 1 : -1;
    }
}

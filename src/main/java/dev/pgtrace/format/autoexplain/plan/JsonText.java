package dev.pgtrace.format.autoexplain.plan;

/// Reads JSON piece by piece from a text. What is no JSON ends the reading with [Malformed].
final class JsonText {
    private static final int SLOTS = 512;

    private final String text;
    private int at;
    private final int end;
    private final String[] keys;
    private boolean escaped;
    private int valueFrom;
    private int valueTo;

    /// The text is not what it should be.
    static final class Malformed extends Exception {
        private static final long serialVersionUID = 1L;

        Malformed() {
            super("not JSON", null, false, false);
        }
    }

    /// Names of members, made once for many texts.
    static String[] keyPool() {
        return new String[SLOTS];
    }

    JsonText(String text, int from, int to, String[] keys) {
        this.text = text;
        this.at = from;
        this.end = to;
        this.keys = keys;
    }

    int at() {
        return at;
    }

    /// The next byte that is no blank, not taken; 0 at the end.
    char peek() {
        while (at < end) {
            char c = text.charAt(at);
            if (c != ' ' && c != '\n' && c != '\t' && c != '\r') {
                return c;
            }
            at++;
        }
        return 0;
    }

    void take(char expected) throws Malformed {
        if (peek() != expected) {
            throw new Malformed();
        }
        at++;
    }

    /// Whether an object or array has another member; takes the comma before it, or the end.
    boolean next(char close, boolean first) throws Malformed {
        if (peek() == close) {
            at++;
            return false;
        }
        if (!first) {
            take(',');
        }
        return true;
    }

    /// The name of a member; its colon is taken too.
    String key() throws Malformed {
        string();
        String key = escaped ? value() : pooled();
        take(':');
        return key;
    }

    /// A value that is no object or array: the text of a string, or the word as it is.
    String scalar() throws Malformed {
        range();
        return value();
    }

    /// Passes a value that is no object or array; [#valueFrom] and [#valueTo] tell where it was.
    void pass() throws Malformed {
        range();
    }

    int valueFrom() {
        return valueFrom;
    }

    int valueTo() {
        return valueTo;
    }

    /// Whether the value that was passed begins as a number does.
    boolean isNumber() {
        char c = text.charAt(valueFrom);
        return !isQuoted() && (c == '-' || Character.isDigit(c));
    }

    /// Whether the value that was passed is a string.
    boolean isQuoted() {
        return at > valueTo;
    }

    long whole() throws Malformed {
        range();
        return PrintedNumber.whole(text, valueFrom, valueTo);
    }

    long micros() throws Malformed {
        range();
        return PrintedNumber.micros(text, valueFrom, valueTo);
    }

    double decimal() throws Malformed {
        range();
        return PrintedNumber.decimal(text, valueFrom, valueTo);
    }

    boolean isTrue() throws Malformed {
        range();
        return valueTo - valueFrom == 4 && text.charAt(valueFrom) == 't';
    }

    boolean isNested() {
        char c = peek();
        return c == '{' || c == '[';
    }

    /// Skips a value of any kind.
    void skip() throws Malformed {
        int depth = 0;
        do {
            char c = peek();
            switch (c) {
                case '{', '[' -> {
                    depth++;
                    at++;
                }
                case '}', ']' -> {
                    depth--;
                    at++;
                }
                case ',', ':' -> at++;
                case 0 -> throw new Malformed();
                default -> range();
            }
        } while (depth > 0);
    }

    private void range() throws Malformed {
        if (peek() == '"') {
            string();
            return;
        }
        escaped = false;
        valueFrom = at;
        while (at < end && ",}] \n\r\t{[:\"".indexOf(text.charAt(at)) < 0) {
            at++;
        }
        valueTo = at;
        if (valueTo == valueFrom) {
            throw new Malformed();
        }
    }

    private void string() throws Malformed {
        take('"');
        escaped = false;
        valueFrom = at;
        for (; at < end; at++) {
            char c = text.charAt(at);
            if (c == '"') {
                valueTo = at++;
                return;
            }
            if (c == '\\') {
                escaped = true;
                at++;
            }
        }
        throw new Malformed();
    }

    private String pooled() {
        int hash = valueTo - valueFrom;
        for (int i = valueFrom; i < valueTo; i++) {
            hash = hash * 31 + text.charAt(i);
        }
        int slot = (hash ^ hash >>> 9 ^ hash >>> 18) & SLOTS - 1;
        String key = keys[slot];
        int length = valueTo - valueFrom;
        if (key == null || key.length() != length || !text.regionMatches(valueFrom, key, 0, length)) {
            key = text.substring(valueFrom, valueTo);
            keys[slot] = key;
        }
        return key;
    }

    private String value() throws Malformed {
        if (!escaped) {
            return text.substring(valueFrom, valueTo);
        }
        StringBuilder out = new StringBuilder(valueTo - valueFrom);
        int i = valueFrom;
        while (i < valueTo) {
            char c = text.charAt(i++);
            if (c != '\\') {
                out.append(c);
                continue;
            }
            char e = text.charAt(i++);
            switch (e) {
                case 'n' -> out.append('\n');
                case 't' -> out.append('\t');
                case 'r' -> out.append('\r');
                case 'b' -> out.append('\b');
                case 'f' -> out.append('\f');
                case 'u' -> {
                    out.append(unicode(i));
                    i += 4;
                }
                default -> out.append(e);
            }
        }
        return out.toString();
    }

    private char unicode(int from) throws Malformed {
        int value = 0;
        for (int i = from; i < from + 4; i++) {
            int digit = i < valueTo ? Character.digit(text.charAt(i), 16) : -1;
            if (digit < 0) {
                throw new Malformed();
            }
            value = value << 4 | digit;
        }
        return (char) value;
    }
}

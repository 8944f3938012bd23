package dev.pgtrace.format.autoexplain.log;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// A server's `log_line_prefix`, able to read back what it prints. Immutable; [Match] holds what was read.
public final class LogLinePrefix {
    private static final String ESCAPES = "audhrbpPtmniecslvxQL";
    private static final int MOST_TRIES = 256;

    private final String pattern;
    private final List<Part> parts;
    private final byte[] tail;
    /// Position in the parts of `%q`, or -1.
    private final int sessionsFrom;
    private final byte[] beforeSessions;

    /// An escape and the literal text before it.
    private static final class Part {
        private final byte[] literal;
        private final char escape;
        private final boolean padded;

        Part(byte[] literal, char escape, boolean padded) {
            this.literal = literal;
            this.escape = escape;
            this.padded = padded;
        }

        byte[] literal() {
            return literal;
        }

        char escape() {
            return escape;
        }

        boolean padded() {
            return padded;
        }
    }

    /// Where the escapes of a line were found. Reusable.
    static final class Match {
        private final int[] from;
        private final int[] to;
        private int count;
        private int end;
        private int tries;

        Match(LogLinePrefix prefix) {
            from = new int[prefix.parts.size()];
            to = new int[prefix.parts.size()];
        }

        /// Where the severity begins.
        int end() {
            return end;
        }
    }

    private LogLinePrefix(String pattern, List<Part> parts, byte[] tail, int sessionsFrom, byte[] beforeSessions) {
        this.pattern = pattern;
        this.parts = List.copyOf(parts);
        this.tail = tail;
        this.sessionsFrom = sessionsFrom;
        this.beforeSessions = beforeSessions;
    }

    /// @param pattern as the setting has it, such as `%m [%p] `; escapes that PostgreSQL does not know print nothing
    public static LogLinePrefix of(String pattern) {
        List<Part> parts = new ArrayList<>();
        StringBuilder literal = new StringBuilder();
        int sessionsFrom = -1;
        byte[] beforeSessions = new byte[0];
        for (int i = 0; i < pattern.length(); i++) {
            char c = pattern.charAt(i);
            if (c != '%' || i + 1 == pattern.length()) {
                literal.append(c);
                continue;
            }
            int width = i + 1;
            while (width < pattern.length() - 1
                    && (pattern.charAt(width) == '-' || Character.isDigit(pattern.charAt(width)))) {
                width++;
            }
            char escape = pattern.charAt(width);
            if (escape == '%') {
                literal.append('%');
            } else if (escape == 'q' && sessionsFrom < 0) {
                sessionsFrom = parts.size();
                beforeSessions = bytes(literal);
            } else if (ESCAPES.indexOf(escape) >= 0) {
                parts.add(new Part(bytes(literal), escape, width > i + 1));
                literal.setLength(0);
            }
            i = width;
        }
        return new LogLinePrefix(pattern, parts, bytes(literal), sessionsFrom, beforeSessions);
    }

    /// Whether lines have the value of an escape, such as `p`.
    public boolean tells(char escape) {
        return parts.stream().anyMatch(part -> part.escape() == escape);
    }

    /// Whether each line begins with the digits of a time, and has no other one.
    boolean beginsWithTime() {
        long times =
                parts.stream().filter(part -> "mtn".indexOf(part.escape()) >= 0).count();
        if (times != 1 || sessionsFrom == 0) {
            return false;
        }
        Part first = parts.getFirst();
        return first.literal().length == 0 && !first.padded() && (first.escape() == 'm' || first.escape() == 't');
    }

    /// Whether each of the free texts that [#matches] found ends at the first place possible.
    boolean isPlain(Match match) {
        int texts = 0;
        for (int i = 0; i < match.count; i++) {
            texts += PrefixEscapes.isText(parts.get(i).escape()) ? 1 : 0;
        }
        return match.tries == texts;
    }

    /// Where the value of the first escape ends.
    int firstEnd(Match match) {
        return match.to[0];
    }

    @Override
    public String toString() {
        return pattern;
    }

    /// Whether the line begins with this prefix and a severity.
    boolean matches(byte[] bytes, int from, int to, Match match) {
        match.tries = 0;
        return step(0, bytes, from, to, match);
    }

    /// Gives the values that [#matches] has found to a record.
    void fill(byte[] bytes, Match match, LogRecordBuilder record, LogFields fields) {
        for (int i = 0; i < match.count; i++) {
            PrefixEscapes.fill(parts.get(i).escape(), bytes, match.from[i], match.to[i], record, fields);
        }
    }

    private boolean step(int i, byte[] bytes, int at, int to, Match match) {
        if (i == sessionsFrom && startsWith(bytes, at, to, beforeSessions)) {
            int end = at + beforeSessions.length;
            if (LogRow.wordEnd(bytes, end, to) > 0) { // a process without a session stops at %q
                match.count = i;
                match.end = end;
                return true;
            }
        }
        if (i == parts.size()) {
            boolean found = startsWith(bytes, at, to, tail) && LogRow.wordEnd(bytes, at + tail.length, to) > 0;
            match.count = i;
            match.end = at + tail.length;
            return found;
        }
        Part part = parts.get(i);
        if (!startsWith(bytes, at, to, part.literal())) {
            return false;
        }
        int from = at + part.literal().length;
        if (part.padded()) {
            from = blanks(bytes, from, to);
        }
        match.from[i] = from;
        return PrefixEscapes.isText(part.escape())
                ? text(i, bytes, from, to, match)
                : fixed(i, part, bytes, from, to, match);
    }

    private boolean fixed(int i, Part part, byte[] bytes, int from, int to, Match match) {
        int end = PrefixEscapes.end(part.escape(), bytes, from, to);
        if (end < 0) {
            return false;
        }
        match.to[i] = end;
        return step(i + 1, bytes, part.padded() ? blanks(bytes, end, to) : end, to, match)
                || part.padded() && step(i + 1, bytes, end, to, match);
    }

    private boolean text(int i, byte[] bytes, int from, int to, Match match) {
        byte[] next = i + 1 < parts.size() ? parts.get(i + 1).literal() : tail;
        for (int end = from; end <= to && match.tries < MOST_TRIES; end++) {
            if (startsWith(bytes, end, to, next)) {
                match.tries++;
                match.to[i] = end;
                if (step(i + 1, bytes, end, to, match)) {
                    return true;
                }
            }
        }
        return false;
    }

    private static int blanks(byte[] bytes, int from, int to) {
        int at = from;
        while (at < to && bytes[at] == ' ') {
            at++;
        }
        return at;
    }

    private static boolean startsWith(byte[] bytes, int at, int to, byte[] text) {
        if (to - at < text.length) {
            return false;
        }
        for (int i = 0; i < text.length; i++) {
            if (bytes[at + i] != text[i]) {
                return false;
            }
        }
        return true;
    }

    private static byte[] bytes(CharSequence text) {
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }
}

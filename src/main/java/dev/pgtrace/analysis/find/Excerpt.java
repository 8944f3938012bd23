package dev.pgtrace.analysis.find;

import dev.pgtrace.analysis.sql.SqlText;
import java.nio.charset.Charset;

/// The surroundings of a found text, on one line.
///
/// @param from where the found text begins
/// @param to   where it ends
record Excerpt(String text, int from, int to) {
    /// Bytes shown before and after.
    static final int BEFORE = 40;

    static final int AFTER = 120;
    private static final char REPLACED = '\uFFFD';

    /// The surroundings of a stretch of bytes within a text.
    ///
    /// @param start where the text begins
    /// @param end   where the text ends
    static Excerpt of(byte[] bytes, int from, int to, int start, int end, Charset charset) {
        int first = Math.max(start, from - BEFORE);
        int last = Math.min(end, to + AFTER);
        return of(
                new String(bytes, first, from - first, charset),
                new String(bytes, from, to - from, charset),
                new String(bytes, to, last - to, charset),
                first - start,
                end - last);
    }

    /// @param cutBefore how much is left out before, 0 for nothing
    /// @param cutAfter  how much is left out after
    private static Excerpt of(String before, String found, String after, long cutBefore, long cutAfter) {
        StringBuilder line = new StringBuilder();
        append(line, cutBefore > 0 ? withoutBrokenStart(before) : before);
        if (cutBefore > 0) {
            line.insert(0, '…');
        }
        int from = line.length();
        append(line, found);
        int to = line.length();
        append(line, cutAfter > 0 ? withoutBrokenEnd(after) : after);
        if (cutAfter > 0) {
            line.append('…');
        }
        return new Excerpt(line.toString(), from, to);
    }

    /// Appends on one line, with a space where white space was at the ends.
    private static void append(StringBuilder line, String part) {
        String text = SqlText.oneLine(part);
        if (!part.isEmpty() && part.charAt(0) <= ' ' && !line.isEmpty() && line.charAt(line.length() - 1) != ' ') {
            line.append(' ');
        }
        line.append(text);
        if (!text.isEmpty() && part.charAt(part.length() - 1) <= ' ') {
            line.append(' ');
        }
    }

    private static String withoutBrokenStart(String text) {
        int start = 0;
        while (start < text.length()
                && (text.charAt(start) == REPLACED || Character.isLowSurrogate(text.charAt(start)))) {
            start++;
        }
        return text.substring(start);
    }

    private static String withoutBrokenEnd(String text) {
        int end = text.length();
        while (end > 0 && (text.charAt(end - 1) == REPLACED || Character.isHighSurrogate(text.charAt(end - 1)))) {
            end--;
        }
        return text.substring(0, end);
    }
}

package dev.pgtrace.format.autoexplain.log;

import dev.pgtrace.base.pool.BytesMemo;
import dev.pgtrace.base.pool.SharedTexts;
import dev.pgtrace.format.ByteSearch;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/// Reads the usual messages of calls where they stand in the bytes; texts of statements that come again are made once.
/// Not thread-safe.
final class CallMessages {
    private static final byte[] DURATION = ascii("duration: ");
    private static final byte[] UNIT = ascii(" ms  ");
    private static final String[] WORDS = {"execute", "bind", "parse", "statement"};
    private static final byte[][] STARTS = {ascii("execute "), ascii("bind "), ascii("parse "), ascii("statement: ")};
    private static final int STATEMENT = 3;
    private static final int MOST_DIGITS = 15;
    /// A message with a line break before this many bytes may be a plan, which begins so.
    private static final int SHORT_LINE = 64;

    private static final String PLAN_STARTS = "{<Q";

    private static final int MOST_TEXTS = 1024;
    private static final int LONGEST_TEXT = 4096;

    private final BytesMemo<String> texts;
    private final BytesMemo<String> names;

    /// @param shared texts that others have as well
    CallMessages(Charset charset, SharedTexts shared) {
        BytesMemo.Maker<String> maker = (bytes, from, to) -> shared.shared(new String(bytes, from, to - from, charset));
        texts = new BytesMemo<>(MOST_TEXTS, LONGEST_TEXT, maker);
        names = new BytesMemo<>(MOST_TEXTS, LONGEST_TEXT, maker);
    }

    /// @return null where it is no such message, or not as servers usually print it in English
    @Nullable
    LoggedCall read(byte[] bytes, int from, int to) {
        if (!startsWith(DURATION, bytes, from, to)) {
            return null;
        }
        long micros = 0;
        int number = from + DURATION.length;
        int at = number;
        int point = -1;
        for (; at < to && (digit(bytes[at]) || bytes[at] == '.' && point < 0); at++) {
            if (bytes[at] == '.') {
                point = at;
            } else {
                micros = micros * 10 + bytes[at] - '0';
            }
        }
        if (point <= number || at - point != 4 || at - number > MOST_DIGITS || !startsWith(UNIT, bytes, at, to)) {
            return null;
        }
        int word = at + UNIT.length;
        for (int i = 0; i < STARTS.length; i++) {
            if (startsWith(STARTS[i], bytes, word, to)) {
                return call(i, micros, bytes, word, to);
            }
        }
        return null;
    }

    private @Nullable LoggedCall call(int word, long micros, byte[] bytes, int from, int to) {
        int newline = ByteSearch.newline(bytes, from, Math.min(to, from + SHORT_LINE));
        if (newline + 1 < to && bytes[newline] == '\n' && PLAN_STARTS.indexOf(bytes[newline + 1]) >= 0) {
            return null;
        }
        int name = from + STARTS[word].length;
        if (word == STATEMENT) {
            return new LoggedCall(WORDS[word], micros, "", texts.of(bytes, name, to));
        }
        int end = name;
        while (end < to && bytes[end] > ' ' && bytes[end] < 0x7f && !(bytes[end] == ':' && blank(bytes, end + 1, to))) {
            end++;
        }
        boolean named = end > name && end + 1 < to && bytes[end] == ':' && bytes[end + 1] == ' ';
        return named
                ? new LoggedCall(WORDS[word], micros, names.of(bytes, name, end), texts.of(bytes, end + 2, to))
                : null;
    }

    private static boolean blank(byte[] bytes, int at, int to) {
        return at < to && bytes[at] == ' ';
    }

    private static boolean digit(byte b) {
        return b >= '0' && b <= '9';
    }

    private static boolean startsWith(byte[] word, byte[] bytes, int at, int to) {
        if (to - at < word.length) {
            return false;
        }
        for (int i = 0; i < word.length; i++) {
            if (word[i] != bytes[at + i]) {
                return false;
            }
        }
        return true;
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}

package dev.pgtrace.format.autoexplain.log;

import dev.pgtrace.format.ByteSearch;
import dev.pgtrace.model.Table;
import java.nio.charset.Charset;
import java.util.Arrays;

/// Decodes the fields of log records; texts that come again and again (users, applications) are made once.
final class LogFields {
    private static final int SLOTS = 1024;
    private static final int LONGEST_KEPT = 64;
    private static final int LONGEST_AGAIN = 4096;

    private final Charset charset;
    private final LogClock clock;
    private final byte[][] keys = new byte[SLOTS][];
    private final String[] texts = new String[SLOTS];
    private final byte[][] latest = new byte[LogText.values().length][];
    private final String[] latestTexts = new String[latest.length];
    private byte[] scratch = new byte[8192];
    private int scratchLength;

    LogFields(Charset charset, LogClock.Faults faults) {
        this.charset = charset;
        this.clock = new LogClock(faults);
    }

    Charset charset() {
        return charset;
    }

    LogClock clock() {
        return clock;
    }

    String text(byte[] bytes, int from, int to) {
        return from >= to ? "" : new String(bytes, from, to - from, charset);
    }

    /// A text that probably is the one that the part had in the record before.
    String likeBefore(LogText part, byte[] bytes, int from, int to) {
        int index = part.ordinal();
        byte[] before = latest[index];
        if (before == null || !Arrays.equals(before, 0, before.length, bytes, from, to)) {
            latestTexts[index] = pooled(bytes, from, to);
            latest[index] = Arrays.copyOfRange(bytes, from, to);
        }
        return latestTexts[index];
    }

    /// A text that probably came before.
    String pooled(byte[] bytes, int from, int to) {
        int length = to - from;
        if (length <= 0 || length > LONGEST_KEPT) {
            return text(bytes, from, to);
        }
        int hash = length;
        for (int i = from; i < to; i++) {
            hash = hash * 31 + bytes[i];
        }
        int slot = (hash ^ hash >>> 10 ^ hash >>> 20) & SLOTS - 1;
        byte[] key = keys[slot];
        if (key == null || !Arrays.equals(key, 0, key.length, bytes, from, to)) {
            keys[slot] = Arrays.copyOfRange(bytes, from, to);
            texts[slot] = text(bytes, from, to);
        }
        return texts[slot];
    }

    /// A decimal number, perhaps with a minus; missing where it is none.
    static long number(byte[] bytes, int from, int to) {
        int at = from < to && bytes[from] == '-' ? from + 1 : from;
        if (at >= to || to - at > 19) {
            return Table.MISSING;
        }
        long value = 0;
        for (; at < to; at++) {
            int digit = bytes[at] - '0';
            if (digit < 0 || digit > 9) {
                return Table.MISSING;
            }
            value = value * 10 + digit;
        }
        return bytes[from] == '-' ? -value : value;
    }

    /// A query id: 0 where there is none.
    static long queryId(byte[] bytes, int from, int to) {
        return from < to ? number(bytes, from, to) : 0;
    }

    void scratchClear() {
        scratchLength = 0;
    }

    void scratchAdd(byte[] bytes, int from, int to) {
        room(to - from);
        System.arraycopy(bytes, from, scratch, scratchLength, to - from);
        scratchLength += to - from;
    }

    void scratchAdd(int b) {
        room(1);
        scratch[scratchLength++] = (byte) b;
    }

    void scratchAdd(String text) {
        byte[] bytes = text.getBytes(charset);
        scratchAdd(bytes, 0, bytes.length);
    }

    /// What has been collected; in the first [#scratchLength] bytes.
    byte[] scratch() {
        return scratch;
    }

    int scratchLength() {
        return scratchLength;
    }

    /// Collects the text of a column of csvlog that begins here, behind its quote, each two quotes as one.
    ///
    /// @return where it ends, behind its closing quote; -1 where that does not come
    int scratchQuoted(byte[] bytes, int from, int to) {
        scratchLength = 0;
        room(to - from + Long.BYTES);
        byte[] into = scratch;
        int length = 0;
        int at = from;
        while (at < to) {
            int quote;
            if (at + Long.BYTES <= to) {
                long word = ByteSearch.word(bytes, at);
                ByteSearch.word(into, length, word);
                quote = ByteSearch.quote(word);
            } else {
                into[length] = bytes[at];
                quote = bytes[at] == '"' ? 0 : 1;
            }
            length += quote;
            at += quote;
            if (at < to && bytes[at] == '"') {
                if (at + 1 == to || bytes[at + 1] != '"') {
                    scratchLength = length;
                    return at + 1;
                }
                into[length++] = '"';
                at += 2;
            }
        }
        return -1;
    }

    String scratchText() {
        String text = text(scratch, 0, scratchLength);
        if (scratch.length > 1 << 20) {
            scratch = new byte[8192];
        }
        return text;
    }

    /// What has been collected of a part that often says what it said in the record before: BIND and EXECUTE tell the
    /// same parameters.
    String scratchText(LogText part) {
        int index = part.ordinal();
        byte[] before = latest[index];
        if (before == null || !Arrays.equals(before, 0, before.length, scratch, 0, scratchLength)) {
            if (scratchLength > LONGEST_AGAIN) {
                return scratchText();
            }
            latest[index] = Arrays.copyOf(scratch, scratchLength);
            latestTexts[index] = scratchText();
        }
        return latestTexts[index];
    }

    private void room(int n) {
        if (scratchLength + n > scratch.length) {
            scratch = Arrays.copyOf(scratch, (int) Math.min(Integer.MAX_VALUE - 16, (scratchLength + n) * 2L));
        }
    }
}

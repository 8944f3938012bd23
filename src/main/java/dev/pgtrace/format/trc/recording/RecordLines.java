package dev.pgtrace.format.trc.recording;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/// Finds the lines that start records.
final class RecordLines {
    /// The longest such line: mark, digits, newline.
    static final int LONGEST = 6 + 9 + 1;

    private static final String MARK = "===== ";

    private RecordLines() {}

    /// Whether a line that starts a record is at this place.
    static boolean isStart(byte[] bytes, int at, int limit) {
        int end = Math.min(bytes.length, limit);
        if (at + 8 > end || bytes[at] != '=') {
            return false;
        }
        for (int i = 0; i < MARK.length(); i++) {
            if (bytes[at + i] != MARK.charAt(i)) {
                return false;
            }
        }
        int i = at + MARK.length();
        while (i < end && i < at + LONGEST - 1 && bytes[i] >= '0' && bytes[i] <= '9') {
            i++;
        }
        return i > at + MARK.length() && i < end && bytes[i] == '\n';
    }

    /// Steps over lines, and over the texts in them, to the next one that starts a record.
    ///
    /// @param from start of a line
    /// @return its place, or -1 where there is none before `to`
    static long next(MemorySegment bytes, long from, long to) {
        byte[] head = new byte[LONGEST];
        boolean lineStart = true;
        for (long at = from; at < to; ) {
            byte b = bytes.get(ValueLayout.JAVA_BYTE, at);
            if (lineStart && b == '=') {
                int length = (int) Math.min(LONGEST, to - at);
                MemorySegment.copy(bytes, ValueLayout.JAVA_BYTE, at, head, 0, length);
                if (isStart(head, 0, length)) {
                    return at;
                }
            }
            lineStart = b == '\n';
            at = b == '[' ? behindText(bytes, at, to) : at + 1;
        }
        return -1;
    }

    private static long behindText(MemorySegment bytes, long at, long to) {
        long length = 0;
        long i = at + 1;
        while (i < to && i < at + 10) {
            int digit = bytes.get(ValueLayout.JAVA_BYTE, i) - '0';
            if (digit < 0 || digit > 9) {
                break;
            }
            length = length * 10 + digit;
            i++;
        }
        boolean text = i > at + 1 && i < to && bytes.get(ValueLayout.JAVA_BYTE, i) == ']';
        return text ? i + 1 + length : at + 1;
    }
}

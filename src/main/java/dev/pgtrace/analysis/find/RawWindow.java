package dev.pgtrace.analysis.find;

import dev.pgtrace.base.TraceException;
import dev.pgtrace.model.TraceText;

/// A few bytes of the file.
final class RawWindow {
    private final TraceText text;
    private byte[] bytes = new byte[1024];
    private long offset;
    private int length;

    RawWindow(TraceText text) {
        this.text = text;
    }

    /// Reads a stretch; what lies beyond the end of the file is left out.
    void read(long from, long to) throws TraceException {
        int wanted = (int) (to - from);
        if (bytes.length < wanted) {
            bytes = new byte[Math.max(wanted, bytes.length * 2)];
        }
        offset = from;
        length = Math.min(wanted, text.bytes(from, bytes));
    }

    byte[] bytes() {
        return bytes;
    }

    int length() {
        return length;
    }

    /// Where in the bytes a place of the file is.
    int index(long place) {
        return Math.clamp(place - offset, 0, length);
    }

    /// Whether a name, a character a byte, stands at a place, alone.
    boolean hasName(long place, String name) {
        int from = (int) (place - offset);
        int to = from + name.length();
        if (from < 0 || to > length) {
            return false;
        }
        for (int i = 0; i < name.length(); i++) {
            if ((bytes[from + i] & 0xff) != name.charAt(i)) {
                return false;
            }
        }
        return (from == 0 || !isWord(bytes[from - 1])) && (to == length || !isWord(bytes[to]));
    }

    private static boolean isWord(byte b) {
        return b < 0 || b == '_' || b == '$' || Character.isLetterOrDigit(b);
    }
}

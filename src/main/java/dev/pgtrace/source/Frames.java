package dev.pgtrace.source;

import java.io.IOException;
import java.util.Arrays;

/// A text in pieces that are unpacked one by one, in any order. Thread-safe.
public interface Frames {
    int count();

    /// Offset of a piece in the text; of the piece behind the last one: bytes of the text.
    long start(int frame);

    /// The text of a piece, as long as it takes until the next one begins.
    ///
    /// @throws IOException where it is damaged
    byte[] read(int frame) throws IOException;

    default long size() {
        return start(count());
    }

    /// The piece that has this offset, which is in the text.
    default int frameAt(long offset) {
        int low = 0;
        int high = count() - 1;
        while (low < high) {
            int middle = (low + high + 1) >>> 1;
            if (start(middle) <= offset) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return low;
    }

    /// What a piece reads as that cannot be read: empty lines, behind which every grammar finds its way again.
    static byte[] blank(int length) {
        byte[] lines = new byte[length];
        Arrays.fill(lines, (byte) '\n');
        return lines;
    }
}

package dev.pgtrace.format.autoexplain.log;

import static dev.pgtrace.format.ByteSearch.newline;

import java.nio.charset.Charset;

/// A log of lines: takes each as soon as it is whole and carries the one that is cut over to the next bytes.
abstract class LineLogDecoder extends LogDecoder {
    /// Bytes of the cut line in which there is no newline.
    private int scanned;

    LineLogDecoder(Charset charset, LogSink sink, int longest) {
        super(charset, sink, longest);
    }

    /// @param newline where it ends
    abstract void line(byte[] bytes, int from, int newline);

    /// Whether the last line of the input is whole although it lacks its newline.
    boolean isWhole(byte[] bytes, int from, int to) {
        return false;
    }

    /// Whether a cut line is carried over.
    final boolean isInLine() {
        return scanned > 0;
    }

    @Override
    final int decode(byte[] bytes, int from, int to, boolean last) {
        int start = from;
        for (int at = newline(bytes, from + scanned, to); at < to; at = newline(bytes, start, to)) {
            if (isTooLong(start, at)) {
                scanned = 0;
                return start;
            }
            line(bytes, start, at);
            start = at + 1;
            lineEnded(start);
        }
        if (last && start < to && isWhole(bytes, start, to)) {
            line(bytes, start, to);
            start = to;
        }
        scanned = last ? 0 : to - start;
        return start;
    }

    @Override
    final int restart(byte[] bytes, int from, int to, boolean last) {
        int at = newline(bytes, from, to);
        return at < to ? at + 1 : -1;
    }

    @Override
    final void reset() {
        scanned = 0;
    }
}

package dev.pgtrace.ui.raw;

import dev.pgtrace.base.TraceException;
import dev.pgtrace.base.task.CancelToken;
import dev.pgtrace.base.task.Progress;
import dev.pgtrace.model.TraceText;

/// Counts line breaks from the beginning: the file has no index of its lines. Several gigabytes a second.
final class LineCount {
    private static final int CHUNK = 4 << 20;

    private LineCount() {}

    /// Where a line starts; the end of the text where there are fewer lines.
    ///
    /// @param number from 1
    static long offsetOf(TraceText text, long number, Progress progress, CancelToken cancel) throws TraceException {
        byte[] chunk = new byte[CHUNK];
        long left = number - 1;
        long offset = 0;
        while (left > 0) {
            cancel.check();
            progress.report(offset, text.size());
            int got = text.bytes(offset, chunk);
            if (got <= 0) {
                return offset;
            }
            for (int i = 0; i < got; i++) {
                if (chunk[i] == '\n' && --left == 0) {
                    return offset + i + 1;
                }
            }
            offset += got;
        }
        return offset;
    }
}

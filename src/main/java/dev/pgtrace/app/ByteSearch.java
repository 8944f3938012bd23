package dev.pgtrace.app;

import dev.pgtrace.base.TraceException;
import dev.pgtrace.base.task.CancelToken;
import dev.pgtrace.base.task.Progress;
import dev.pgtrace.model.TraceText;

/// Finds bytes in a trace's raw text, ASCII letters in either case.
final class ByteSearch {
    private static final int CHUNK = 1 << 20;

    private final TraceText text;
    private final byte[] wanted;
    private final byte[] chunk;
    private long chunkStart;
    private int chunkLength;

    ByteSearch(TraceText text, byte[] wanted) {
        this.text = text;
        this.wanted = wanted.clone();
        for (int i = 0; i < this.wanted.length; i++) {
            this.wanted[i] = lower(this.wanted[i]);
        }
        this.chunk = new byte[CHUNK + wanted.length];
    }

    /// Offset of the first occurrence at or after `from`, or -1.
    long next(long from, Progress progress, CancelToken cancel) throws TraceException {
        long at = from;
        long size = text.size();
        while (at + wanted.length <= size) {
            cancel.check();
            progress.report(at, size);
            if (at < chunkStart || at + wanted.length > chunkStart + chunkLength) {
                chunkStart = at;
                chunkLength = text.bytes(at, chunk);
                if (chunkLength < wanted.length) {
                    return -1;
                }
            }
            int found = within((int) (at - chunkStart));
            if (found >= 0) {
                return chunkStart + found;
            }
            at = chunkStart + chunkLength - wanted.length + 1;
        }
        return -1;
    }

    private int within(int from) {
        byte first = wanted[0];
        int last = chunkLength - wanted.length;
        for (int i = from; i <= last; i++) {
            if (lower(chunk[i]) == first && matches(i)) {
                return i;
            }
        }
        return -1;
    }

    private boolean matches(int at) {
        for (int i = 1; i < wanted.length; i++) {
            if (lower(chunk[at + i]) != wanted[i]) {
                return false;
            }
        }
        return true;
    }

    private static byte lower(byte b) {
        return b >= 'A' && b <= 'Z' ? (byte) (b + 32) : b;
    }
}

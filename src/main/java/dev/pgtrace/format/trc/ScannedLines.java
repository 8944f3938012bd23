package dev.pgtrace.format.trc;

import dev.pgtrace.base.task.CancelToken;

/// Goes from line to line and counts them. For one scan.
final class ScannedLines {
    /// Bytes of one line between two looks at the cancel token.
    private static final long BYTES_PER_CHECK = 64 << 20;

    private final Bytes bytes;
    private final RecordLog log;
    private final CancelToken cancel;
    private long number;

    ScannedLines(Bytes bytes, RecordLog log, CancelToken cancel) {
        this.bytes = bytes;
        this.log = log;
        this.cancel = cancel;
    }

    /// Lines that lie behind.
    long number() {
        return number;
    }

    /// So many more lines lie behind.
    void add(long lines) {
        number += lines;
    }

    /// The line that ends before this offset lies behind, if it has its newline.
    void end(long after) {
        number += bytes.at(after - 1) == '\n' ? 1 : 0;
    }

    /// Everything between two offsets lies behind.
    void addBetween(long from, long to) {
        number += bytes.countNewlines(from, to);
    }

    /// The start of the next line; a line may be gigabytes long.
    long skip(long from) {
        long at = from;
        while (true) {
            long bound = at + BYTES_PER_CHECK;
            long end = bytes.lineEnd(at, bound);
            if (end >= bytes.limit()) {
                return bytes.limit();
            }
            if (end < bound) {
                number++;
                return end + 1;
            }
            cancel.check();
            at = end;
        }
    }

    /// Skips a line that no record has. Without its newline it is only a torn one.
    long unknown(long at) {
        long before = number;
        long next = skip(at);
        if (number != before) {
            log.unknown(before, at);
        }
        return next;
    }
}

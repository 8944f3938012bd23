package dev.pgtrace.format.autoexplain.log;

import static dev.pgtrace.format.ByteSearch.newline;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/// Finds borders: places in a log where a record begins whatever came before them, so that decoding can begin there
/// and says what it would say had it begun at the beginning. Not thread-safe.
///
/// Lines of jsonlog are records. A row of plain text with a severity ends the record before it. csvlog is read so that
/// a line that begins as only a record can is one in quotes as well (see the decoder): then its quotes need not be
/// counted from the beginning. Not every place where a record begins is found, which no result depends on.
public abstract class LogBorders {
    private static final int WINDOW = 64 << 10;

    private final byte[] window = new byte[WINDOW];

    LogBorders() {}

    /// Of PostgreSQL 15 and newer: one JSON object a line.
    public static LogBorders json() {
        return new LogBorders() {
            @Override
            boolean isBorder(byte[] bytes, int at, int to) {
                return true;
            }
        };
    }

    /// Of every version.
    public static LogBorders csv() {
        return new LogBorders() {
            @Override
            boolean isBorder(byte[] bytes, int at, int to) {
                return CsvLogDecoder.isStart(bytes, at, to);
            }
        };
    }

    /// Plain text.
    public static LogBorders text(LogLinePrefix prefix) {
        LogLinePrefix.Match match = new LogLinePrefix.Match(prefix);
        return new LogBorders() {
            @Override
            boolean isBorder(byte[] bytes, int at, int to) {
                int newline = newline(bytes, at, to);
                return newline < to && TextLogDecoder.isStart(prefix, match, bytes, at, newline);
            }
        };
    }

    /// Whether a record begins at the beginning of a line.
    ///
    /// @param to end of what is known, which may be in the line
    abstract boolean isBorder(byte[] bytes, int at, int to);

    /// The first border that is found behind a place and before another; -1 where there is none.
    public final long first(MemorySegment bytes, long from, long to) {
        long at = from;
        while (at < to) {
            int length = (int) Math.min(WINDOW, bytes.byteSize() - at);
            MemorySegment.copy(bytes, ValueLayout.JAVA_BYTE, at, window, 0, length);
            int last = 0;
            for (int newline = newline(window, 0, length);
                    newline + 1 < length && at + newline + 1 < to;
                    newline = newline(window, newline + 1, length)) {
                if (isBorder(window, newline + 1, length)) {
                    return at + newline + 1;
                }
                last = newline;
            }
            if (at + length == bytes.byteSize()) {
                return -1;
            }
            at += last == 0 ? length - 1 : last; // the last line may have been cut by the window
        }
        return -1;
    }
}

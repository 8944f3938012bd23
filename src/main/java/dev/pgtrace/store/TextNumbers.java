package dev.pgtrace.store;

import dev.pgtrace.base.TraceException;
import dev.pgtrace.base.pool.Hashes;
import dev.pgtrace.base.pool.LongIntMap;
import dev.pgtrace.model.CursorColumn;
import dev.pgtrace.model.Table;
import dev.pgtrace.model.TableReader;
import dev.pgtrace.model.Trace;
import org.jspecify.annotations.Nullable;

/// Numbers different SQL texts in the order in which they come first. Two texts are the same when a hash of 64 bits is.
/// Bounded: where a trace has very many texts each one has to be read anyway by who asks for it.
final class TextNumbers {
    private static final int MOST = 1 << 16;

    private final LongIntMap numbers = new LongIntMap();
    /// A trace whose texts have numbers already; null when these are known.
    private @Nullable Trace known;

    private boolean full;

    TextNumbers() {}

    /// Goes on behind a trace: its texts are read again when the first new one comes.
    TextNumbers(Trace known) {
        this.known = known;
    }

    /// The number of a text, or [Table#MISSING].
    long of(long hash) {
        Trace before = known;
        if (before != null) {
            known = null;
            learn(before);
        }
        int number = numbers.get(hash);
        if (number < 0 && !full) {
            number = numbers.size();
            numbers.put(hash, number);
            full = numbers.size() == MOST;
        }
        return number < 0 ? Table.MISSING : number;
    }

    private void learn(Trace trace) {
        TableReader<CursorColumn> cursors = new TableReader<>(trace.cursors());
        for (int cursor = 0; cursor < cursors.size() && !full; cursor++) {
            if (cursors.get(cursor, CursorColumn.TEXT) == numbers.size()) {
                full = !learn(trace, cursors, cursor) || numbers.size() == MOST;
            }
        }
    }

    /// @return false where its text cannot be read, so that later ones cannot be numbered
    private boolean learn(Trace trace, TableReader<CursorColumn> cursors, int cursor) {
        byte[] text = new byte[(int) cursors.orZero(cursor, CursorColumn.SQL_LENGTH)];
        long offset = cursors.get(cursor, CursorColumn.OFFSET_BYTES) + cursors.get(cursor, CursorColumn.SQL_DELTA);
        try {
            int number = numbers.size();
            boolean read = trace.text().bytes(offset, text) == text.length;
            numbers.put(Hashes.ofMany(text, 0, text.length), number);
            return read && numbers.size() > number;
        } catch (TraceException e) {
            return false;
        }
    }
}

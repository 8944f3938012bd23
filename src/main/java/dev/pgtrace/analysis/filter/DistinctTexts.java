package dev.pgtrace.analysis.filter;

import dev.pgtrace.base.pool.LongIntMap;
import dev.pgtrace.model.Trace;

/// Which cursors have the very same SQL text, so that it is tested once, where their trace does not say it
/// ([dev.pgtrace.model.CursorColumn#TEXT]): found out as texts are read. Two
/// texts are taken for the same by their length and a hash of 64 bits, as fingerprints are. Thread-safe.
final class DistinctTexts {
    /// Of a cursor whose text was not read yet.
    static final int UNKNOWN = -1;

    private final Trace trace;
    /// Number of the text plus one, 0 = not known; threads that see it late find the same number again.
    /// Made when the first text is read: most cursors mostly have a number of their trace.
    private volatile int[] texts = {};

    private final LongIntMap numbers = new LongIntMap();

    DistinctTexts(Trace trace) {
        this.trace = trace;
    }

    boolean areOf(Trace other) {
        return other == trace;
    }

    /// Number of a cursor's text, or [#UNKNOWN].
    int of(int cursor) {
        int[] known = texts;
        return known.length == 0 ? UNKNOWN : known[cursor] - 1;
    }

    /// Numbers a cursor's text.
    ///
    /// @param hash of the text and its length
    int put(int cursor, long hash) {
        int number = number(hash);
        int[] known = texts;
        known[cursor] = number + 1;
        return number;
    }

    private synchronized int number(long hash) {
        if (texts.length == 0) {
            texts = new int[trace.cursors().size()];
        }
        int known = numbers.get(hash);
        if (known < 0) {
            known = numbers.size();
            numbers.put(hash, known);
        }
        return known;
    }
}

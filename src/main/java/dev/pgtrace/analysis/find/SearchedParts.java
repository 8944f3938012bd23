package dev.pgtrace.analysis.find;

import dev.pgtrace.base.task.CancelToken;
import dev.pgtrace.model.Table;
import dev.pgtrace.model.Trace;
import java.util.BitSet;
import java.util.Set;

/// Which parts of a file a search has to look at: a bit for each few bytes, set where a text may be that is asked for.
/// Most of a trace is figures. Whether a hit counts is for others to say; what is left out can hold none. Immutable
/// once made.
final class SearchedParts {
    private static final int SHIFT = 8;
    private static final int CHECK_EVERY = 1 << 16;

    private final BitSet parts;
    private final long end;

    private SearchedParts(BitSet parts, long end) {
        this.parts = parts;
        this.end = end;
    }

    /// @param end where the file ends
    static SearchedParts of(Trace trace, Set<FindKind> kinds, ObjectNames names, long end, CancelToken cancel) {
        SearchedParts made = new SearchedParts(new BitSet((int) Math.min(Integer.MAX_VALUE, (end >>> SHIFT) + 1)), end);
        TraceRegions places = new TraceRegions(trace);
        if (kinds.contains(FindKind.SQL)) {
            for (int cursor = 0; cursor < trace.cursors().size(); cursor++) {
                check(cursor, cancel);
                made.add(places.sqlStart(cursor), places.sqlEnd(cursor));
            }
        }
        boolean binds = kinds.contains(FindKind.BIND);
        boolean objects = kinds.contains(FindKind.OBJECT) && names.areAny();
        for (int execution = 0;
                (binds || objects) && execution < trace.executions().size();
                execution++) {
            check(execution, cancel);
            if (binds) {
                made.add(places.bindsStart(execution), places.offset(execution));
            }
            int shape = objects ? places.shape(execution) : -1;
            if (shape >= 0 && !names.of(shape).isEmpty()) {
                made.add(places.planStart(execution), places.planEnd(execution));
            }
        }
        return made;
    }

    private static void check(int row, CancelToken cancel) {
        if ((row & CHECK_EVERY - 1) == 0) {
            cancel.check();
        }
    }

    private void add(long from, long to) {
        if (from != Table.MISSING && to > from && from < end) {
            parts.set((int) (Math.max(0, from) >>> SHIFT), (int) (Math.min(to, end) - 1 >>> SHIFT) + 1);
        }
    }

    /// Where the next part begins that may hold something, at or behind a place; the end where none does.
    long next(long place) {
        int bit = parts.nextSetBit((int) (place >>> SHIFT));
        return bit < 0 ? end : Math.max(place, (long) bit << SHIFT);
    }

    /// Where the part ends that a place is in.
    long endOf(long place) {
        return Math.min(end, (long) parts.nextClearBit((int) (place >>> SHIFT)) << SHIFT);
    }
}

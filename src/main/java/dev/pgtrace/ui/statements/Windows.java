package dev.pgtrace.ui.statements;

import java.util.ArrayList;
import java.util.List;

/// Which parts of a long list of children are loaded. Between the loaded parts lie gaps, which the tree shows as
/// one row each. Immutable.
///
/// @param size   children there are
/// @param loaded in rising order, apart from each other
record Windows(int size, List<Span> loaded) {
    /// How many children are loaded at a time.
    static final int PAGE = 200;

    /// A part of the list.
    ///
    /// @param to behind the last one
    record Span(int from, int to) {
        int length() {
            return to - from;
        }
    }

    Windows {
        loaded = List.copyOf(loaded);
    }

    /// The first page of a list.
    static Windows first(int size) {
        return new Windows(size, List.of()).with(0);
    }

    /// With the page that begins at an index loaded too.
    Windows with(int from) {
        return with(new Span(from, Math.min(size, from + PAGE)));
    }

    /// With the page around an index loaded too: some before it, most behind it.
    Windows around(int index) {
        return contains(index) ? this : with(Math.max(0, index - PAGE / 4));
    }

    boolean contains(int index) {
        return loaded.stream().anyMatch(span -> span.from() <= index && index < span.to());
    }

    /// The same places in a list of another size, for instance after more of the trace was read.
    Windows resized(int newSize) {
        Windows result = new Windows(newSize, List.of()).with(0);
        for (Span span : loaded) {
            if (span.from() < newSize) {
                result = result.with(new Span(span.from(), Math.min(newSize, span.to())));
            }
        }
        return result;
    }

    /// What is not loaded, in rising order.
    List<Span> gaps() {
        List<Span> gaps = new ArrayList<>();
        int at = 0;
        for (Span span : loaded) {
            if (span.from() > at) {
                gaps.add(new Span(at, span.from()));
            }
            at = span.to();
        }
        if (at < size) {
            gaps.add(new Span(at, size));
        }
        return gaps;
    }

    private Windows with(Span added) {
        if (added.length() <= 0) {
            return this;
        }
        List<Span> result = new ArrayList<>();
        int from = added.from();
        int to = added.to();
        for (Span span : loaded) {
            if (span.to() < from) {
                result.add(span);
            } else if (span.from() <= to) {
                from = Math.min(from, span.from());
                to = Math.max(to, span.to());
            }
        }
        result.add(new Span(from, to));
        int end = to;
        loaded.stream().filter(span -> span.from() > end).forEach(result::add);
        return new Windows(size, result);
    }
}

package dev.pgtrace.ui.statements;

import dev.pgtrace.base.TraceException;
import dev.pgtrace.base.task.CancelToken;
import java.util.Collections;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// The children of a row as far as they are loaded. Immutable.
///
/// @param source  where they come from
/// @param rows    by index
record Loaded(TreeSource source, Children children, Windows windows, NavigableMap<Integer, Row> rows) {
    /// What to load beside what is loaded.
    sealed interface Wish {
        /// What is there now, or the first page.
        record Same() implements Wish {}

        /// The page that begins at an index.
        record From(int index) implements Wish {}

        /// The page with this child.
        record With(RowKey key) implements Wish {}
    }

    static final Wish SAME = new Wish.Same();

    Loaded {
        rows = Collections.unmodifiableNavigableMap(rows);
    }

    /// Loads; not for the window's thread.
    ///
    /// @param before what was loaded until now, perhaps from an older source
    static Loaded of(TreeSource source, Row parent, @Nullable Loaded before, Wish wish, CancelToken cancel)
            throws TraceException {
        boolean fresh = before == null || before.source != source;
        Children children = before == null || fresh ? source.children(parent, cancel) : before.children;
        Windows windows = before == null ? Windows.first(children.size()) : before.windows.resized(children.size());
        windows = switch (wish) {
            case Wish.Same() -> windows;
            case Wish.From(int index) -> windows.with(index);
            case Wish.With(RowKey key) -> {
                int index = children.indexOf(key);
                yield index < 0 ? windows : windows.around(index);
            }
        };
        NavigableMap<Integer, Row> rows = new TreeMap<>();
        if (before != null && !fresh) {
            rows.putAll(before.rows);
        }
        for (Windows.Span span : windows.loaded()) {
            int at = span.from();
            while (at < span.to()) {
                int from = at;
                while (at < span.to() && !rows.containsKey(at)) {
                    at++;
                }
                List<Row> made = children.rows(from, at, cancel);
                for (int i = from; i < at; i++) {
                    rows.put(i, made.get(i - from));
                }
                at++;
            }
        }
        return new Loaded(source, children, windows, rows);
    }
}

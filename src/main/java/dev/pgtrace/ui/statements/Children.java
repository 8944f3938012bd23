package dev.pgtrace.ui.statements;

import dev.pgtrace.base.TraceException;
import dev.pgtrace.base.task.CancelToken;
import java.util.List;

/// The children of a row in the order in which they are shown. Made and asked off the window's thread.
interface Children {
    int size();

    /// The rows from one index to another.
    List<Row> rows(int from, int to, CancelToken cancel) throws TraceException;

    /// Where a child is, or -1.
    int indexOf(RowKey key);

    /// What the child at an index is.
    RowKey keyAt(int index);

    /// All of them are there already.
    static Children of(List<Row> rows) {
        return new Children() {
            @Override
            public int size() {
                return rows.size();
            }

            @Override
            public List<Row> rows(int from, int to, CancelToken cancel) {
                return rows.subList(from, to);
            }

            @Override
            public int indexOf(RowKey key) {
                for (int i = 0; i < rows.size(); i++) {
                    if (rows.get(i).key().equals(key)) {
                        return i;
                    }
                }
                return -1;
            }

            @Override
            public RowKey keyAt(int index) {
                return rows.get(index).key();
            }
        };
    }
}

package dev.pgtrace.model;

import dev.pgtrace.base.column.LongReader;
import java.util.List;

/// Reads a [Table] mostly in order of rows; faster than the table itself. Not thread-safe.
public final class TableReader<C extends Enum<C>> {
    private final LongReader[] columns;
    private final int size;

    public TableReader(Table<C> table) {
        List<LongReader> readers = table.columns().stream().map(LongReader::new).toList();
        columns = readers.toArray(LongReader[]::new);
        size = table.size();
    }

    public int size() {
        return size;
    }

    public long get(int row, C column) {
        return columns[column.ordinal()].get(row);
    }

    /// The value, or 0 where it is missing: for sums only.
    public long orZero(int row, C column) {
        return Math.max(0, get(row, column));
    }
}

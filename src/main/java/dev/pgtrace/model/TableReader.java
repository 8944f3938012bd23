package dev.pgtrace.model;

import dev.pgtrace.base.column.LongColumn;
import dev.pgtrace.base.column.LongReader;
import java.util.List;
import java.util.function.Function;

/// Reads a [Table] mostly in order of rows, faster than the table itself; or rows here and there. Not thread-safe.
public final class TableReader<C extends Enum<C>> {
    private final LongReader[] columns;
    private final int size;

    public TableReader(Table<C> table) {
        this(table, LongReader::new);
    }

    private TableReader(Table<C> table, Function<LongColumn, LongReader> reader) {
        List<LongReader> readers = table.columns().stream().map(reader).toList();
        columns = readers.toArray(LongReader[]::new);
        size = table.size();
    }

    /// For rows here and there.
    public static <C extends Enum<C>> TableReader<C> scattered(Table<C> table) {
        return new TableReader<>(table, LongReader::scattered);
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

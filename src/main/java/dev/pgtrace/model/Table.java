package dev.pgtrace.model;

import dev.pgtrace.base.column.LongColumn;
import java.util.List;

/// An immutable table of numbers: a column for each constant of `C`.
///
/// @param size    rows
/// @param columns by ordinal of the column's constant
public record Table<C extends Enum<C>>(int size, List<LongColumn> columns) {
    /// A value that the format or this record does not have. Not zero.
    public static final long MISSING = -1;

    public Table {
        columns = List.copyOf(columns);
    }

    public long get(int row, C column) {
        return columns.get(column.ordinal()).get(row);
    }

    /// The value, or 0 where it is missing: for sums only.
    public long orZero(int row, C column) {
        return Math.max(0, get(row, column));
    }

    public boolean has(int row, C column) {
        return get(row, column) != MISSING;
    }

    public LongColumn column(C column) {
        return columns.get(column.ordinal());
    }

    public long heapBytes() {
        return columns.stream().mapToLong(LongColumn::heapBytes).sum();
    }
}

package dev.pgtrace.store;

import dev.pgtrace.base.column.ChunkSpace;
import dev.pgtrace.base.column.LongColumn;
import dev.pgtrace.base.column.LongColumnBuilder;
import dev.pgtrace.model.Table;
import java.util.ArrayList;
import java.util.List;

/// Builds a [Table]: rows begin with every value missing and are filled in afterwards.
final class TableBuilder<C extends Enum<C>> {
    private final LongColumnBuilder[] columns;
    private int size;

    TableBuilder(Class<C> kind, ChunkSpace space) {
        columns = new LongColumnBuilder[kind.getEnumConstants().length];
        for (int i = 0; i < columns.length; i++) {
            columns[i] = new LongColumnBuilder(space);
        }
    }

    /// Goes on behind a table.
    TableBuilder(Table<C> known, ChunkSpace space) {
        columns = known.columns().stream()
                .map(column -> new LongColumnBuilder(space, column))
                .toArray(LongColumnBuilder[]::new);
        size = known.size();
    }

    int size() {
        return size;
    }

    int add() {
        for (LongColumnBuilder column : columns) {
            column.append(Table.MISSING);
        }
        return size++;
    }

    void set(int row, C column, long value) {
        columns[column.ordinal()].set(row, value);
    }

    long get(int row, C column) {
        return columns[column.ordinal()].get(row);
    }

    void flag(int row, C column, long bit) {
        set(row, column, Math.max(0, get(row, column)) | bit);
    }

    Table<C> snapshot() {
        List<LongColumn> frozen = new ArrayList<>(columns.length);
        for (LongColumnBuilder column : columns) {
            frozen.add(column.snapshot());
        }
        return new Table<>(size, frozen);
    }
}

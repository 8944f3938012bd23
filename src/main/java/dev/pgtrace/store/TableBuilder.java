package dev.pgtrace.store;

import dev.pgtrace.base.column.ChunkSpace;
import dev.pgtrace.base.column.LongColumn;
import dev.pgtrace.base.column.LongColumnBuilder;
import dev.pgtrace.model.Table;
import java.util.ArrayList;
import java.util.List;

/// Builds a [Table]: rows begin with every value missing and are filled in afterwards. Columns have the rows of a whole
/// chunk at once, so that a row costs what is set of it.
final class TableBuilder<C extends Enum<C>> {
    private final LongColumnBuilder[] columns;
    private int size;
    /// Rows that the columns have.
    private int room;

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
        room = size;
    }

    int size() {
        return size;
    }

    int add() {
        if (size == room) {
            for (LongColumnBuilder column : columns) {
                column.appendChunk();
            }
            room = columns[0].size();
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
            frozen.add(column.snapshot(size));
        }
        return new Table<>(size, frozen);
    }
}

package dev.pgtrace.format.binary;

import dev.pgtrace.base.column.ColumnAssembler;
import dev.pgtrace.base.column.LongColumn;
import dev.pgtrace.model.Table;
import java.util.ArrayList;
import java.util.List;

/// A table while its parts come in, from several threads.
final class StoredTable<C extends Enum<C>> {
    private final int size;
    private final List<ColumnAssembler> columns = new ArrayList<>();

    StoredTable(Class<C> kind, int size) {
        this.size = size;
        for (int i = 0; i < kind.getEnumConstants().length; i++) {
            columns.add(new ColumnAssembler(size));
        }
    }

    /// Bytes that the parts of so many rows take at least, however regular the numbers are.
    static long leastBytes(Class<? extends Enum<?>> kind, int size) {
        return 2L * ColumnAssembler.chunks(size) * kind.getEnumConstants().length;
    }

    void part(ByteReader in, ChunkDecoder decoder) throws DamagedBlock {
        int first = in.upTo(size);
        int count = in.upTo(Math.min(TablesWriter.ROWS, size - first));
        boolean whole = first % LongColumn.CHUNK == 0 && (count % LongColumn.CHUNK == 0 || first + count == size);
        if (!whole) {
            throw new DamagedBlock("rows from " + first);
        }
        for (ColumnAssembler column : columns) {
            for (int done = 0; done < count; done += LongColumn.CHUNK) {
                int chunk = (first + done) / LongColumn.CHUNK;
                decoder.decode(in, Math.min(LongColumn.CHUNK, count - done), column, chunk);
            }
        }
    }

    int size() {
        return size;
    }

    /// Whether all values of a column are missing or from 0 to below a limit.
    boolean isBelow(C column, long limit) {
        return size == 0 || columns.get(column.ordinal()).isWithin(Table.MISSING, Math.max(0, limit) - 1);
    }

    Table<C> table() throws DamagedBlock {
        for (ColumnAssembler column : columns) {
            if (!column.isComplete()) {
                throw new DamagedBlock("rows are missing");
            }
        }
        return new Table<>(size, columns.stream().map(ColumnAssembler::column).toList());
    }
}

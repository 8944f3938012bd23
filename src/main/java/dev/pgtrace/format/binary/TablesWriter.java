package dev.pgtrace.format.binary;

import dev.pgtrace.base.column.ColumnAssembler;
import dev.pgtrace.base.column.LongColumn;
import dev.pgtrace.base.column.LongReader;
import dev.pgtrace.base.task.CancelToken;
import dev.pgtrace.model.PlanShapes;
import dev.pgtrace.model.SqlFingerprint;
import dev.pgtrace.model.Table;
import dev.pgtrace.model.TableWords;
import dev.pgtrace.model.Trace;
import java.io.IOException;
import java.util.List;

/// Writes the tables of a trace in parts; parts are gathered into blocks.
final class TablesWriter {
    /// A block takes no further parts when it has so many bytes.
    private static final int BLOCK = 1 << 20;
    /// Rows of a part, all columns of which stand together.
    static final int ROWS = 16 * LongColumn.CHUNK;

    private static final int NAMES = 4096;

    private final ByteWriter out = new ByteWriter();
    private final ChunkEncoder chunks = new ChunkEncoder(out);
    private final long[] values = new long[LongColumn.CHUNK];
    private final Target target;
    private final CancelToken cancel;

    /// Takes the content of a block.
    interface Target {
        void block(byte[] content) throws IOException;
    }

    TablesWriter(Target target, CancelToken cancel) {
        this.target = target;
        this.cancel = cancel;
    }

    /// @param textBytes all bytes of text, also those behind what was indexed
    void write(Trace trace, SqlFingerprint fingerprint, long textBytes) throws IOException {
        List<Table<?>> tables = tables(trace);
        out.one(PartKind.INFO.ordinal());
        out.text(TableWords.of(fingerprint));
        out.number(textBytes);
        InfoCodec.write(trace.info(), out);
        out.number(trace.names().size());
        out.number(trace.shapes().size());
        tables.forEach(table -> out.number(table.size()));
        end();
        names(trace);
        shapes(trace.shapes());
        for (int i = 0; i < tables.size(); i++) {
            rows(i, tables.get(i));
        }
        flush();
    }

    static List<Table<?>> tables(Trace trace) {
        return List.of(
                trace.statements(), trace.cursors(), trace.executions(), trace.nodes(), trace.calls(), trace.waits());
    }

    private void names(Trace trace) throws IOException {
        int size = trace.names().size();
        for (int first = 0; first < size; first += NAMES) {
            int count = Math.min(NAMES, size - first);
            out.one(PartKind.NAMES.ordinal());
            out.number(first);
            out.number(count);
            for (int id = first; id < first + count; id++) {
                out.bytes(trace.names().bytes(id));
            }
            end();
        }
    }

    private void shapes(PlanShapes shapes) throws IOException {
        for (int shape = 0; shape < shapes.size(); shape++) {
            int count = shapes.nodeCount(shape);
            out.one(PartKind.SHAPES.ordinal());
            out.number(shape);
            out.whole(shapes.fingerprint(shape));
            out.number(count);
            for (int node = 0; node < count; node++) {
                out.number(node - (long) shapes.parent(shape, node));
                out.number(shapes.label(shape, node) + 1L);
                out.number(shapes.relation(shape, node) + 1L);
                out.number(shapes.index(shape, node) + 1L);
            }
            end();
        }
    }

    private void rows(int number, Table<?> table) throws IOException {
        List<LongReader> readers = table.columns().stream().map(LongReader::new).toList();
        for (int first = 0; first < table.size(); first += ROWS) {
            cancel.check();
            int count = Math.min(ROWS, table.size() - first);
            out.one(PartKind.ROWS.ordinal());
            out.number(number);
            out.number(first);
            out.number(count);
            for (LongReader column : readers) {
                column(column, first, count);
            }
            end();
        }
    }

    private void column(LongReader column, int first, int count) {
        for (int chunk = 0; chunk < ColumnAssembler.chunks(count); chunk++) {
            int from = first + chunk * LongColumn.CHUNK;
            int rows = Math.min(LongColumn.CHUNK, first + count - from);
            for (int i = 0; i < rows; i++) {
                values[i] = column.get(from + i);
            }
            chunks.encode(values, rows);
        }
    }

    /// Ends a part.
    private void end() throws IOException {
        if (out.size() >= BLOCK) {
            flush();
        }
    }

    private void flush() throws IOException {
        if (out.size() > 0) {
            target.block(out.toBytes());
            out.clear();
        }
    }
}

package dev.pgtrace.store.index;

import dev.pgtrace.base.column.LongColumn;
import dev.pgtrace.base.column.LongReader;
import dev.pgtrace.base.column.StoredColumn;
import dev.pgtrace.base.task.CancelToken;
import dev.pgtrace.model.CallColumn;
import dev.pgtrace.model.CursorColumn;
import dev.pgtrace.model.ExecutionColumn;
import dev.pgtrace.model.FrozenShapes;
import dev.pgtrace.model.NodeColumn;
import dev.pgtrace.model.PlanShapes;
import dev.pgtrace.model.StatementColumn;
import dev.pgtrace.model.Table;
import dev.pgtrace.model.Trace;
import dev.pgtrace.model.TraceInfo;
import dev.pgtrace.model.TraceText;
import dev.pgtrace.model.WaitColumn;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;

/// Reads the sections of an index in the order of the package's grammar.
final class IndexReader {
    private final IndexFile file;
    private final Contents contents;
    private int next;

    IndexReader(IndexFile file) {
        this.file = file;
        this.contents = file.contents();
    }

    /// @param name what the user opened
    TraceIndex.Indexed read(String name, TraceText text, int threads, CancelToken cancel) throws IOException {
        StoredNames names = new StoredNames(column(contents.names() + 1), section());
        PlanShapes shapes = shapes();
        TraceInfo info = contents.info();
        Trace trace = new Trace(
                new TraceInfo(
                        name,
                        info.bytes(),
                        info.dialect(),
                        info.charset(),
                        info.complete(),
                        info.indexed(),
                        info.sessions(),
                        info.counts(),
                        info.issues(),
                        info.recording()),
                table(StatementColumn.class, 0),
                table(CursorColumn.class, 1),
                table(ExecutionColumn.class, 2),
                table(NodeColumn.class, 3),
                table(CallColumn.class, 4),
                table(WaitColumn.class, 5),
                shapes,
                names,
                text);
        References.check(trace, threads, cancel);
        return new TraceIndex.Indexed(trace, section());
    }

    private <C extends Enum<C>> Table<C> table(Class<C> kind, int number) throws IOException {
        int rows = contents.rows().get(number);
        List<LongColumn> columns = new ArrayList<>();
        for (int i = 0; i < kind.getEnumConstants().length; i++) {
            columns.add(column(rows));
        }
        return new Table<>(rows, columns);
    }

    private PlanShapes shapes() throws IOException {
        int count = contents.shapes();
        LongColumn starts = column(count + 1);
        LongReader fingerprint = new LongReader(column(count));
        int nodes = (int) starts.get(count);
        List<LongReader> parts = new ArrayList<>();
        for (int i = 0; i < FrozenShapes.STRIDE; i++) {
            parts.add(new LongReader(column(nodes)));
        }
        int[] from = new int[count + 1];
        long[] fingerprints = new long[count];
        int[] all = new int[Math.multiplyExact(nodes, FrozenShapes.STRIDE)];
        from[count] = all.length;
        for (int shape = 0; shape < count; shape++) {
            int start = (int) starts.get(shape);
            int end = (int) starts.get(shape + 1);
            if (start < 0 || start > end || end > nodes) {
                throw new IOException("a shape outside of the shapes");
            }
            from[shape] = start * FrozenShapes.STRIDE;
            fingerprints[shape] = fingerprint.get(shape);
            for (int node = start; node < end; node++) {
                for (int part = 0; part < FrozenShapes.STRIDE; part++) {
                    int limit = part == 0 ? node - start : contents.names();
                    all[node * FrozenShapes.STRIDE + part] =
                            number(parts.get(part).get(node), limit);
                }
            }
        }
        return new FrozenShapes(all, from, fingerprints);
    }

    /// -1, or a number below a limit.
    private static int number(long value, int limit) throws IOException {
        if (value < -1 || value >= limit) {
            throw new IOException("a shape that refers to what is not there");
        }
        return (int) value;
    }

    private LongColumn column(int rows) throws IOException {
        return StoredColumn.open(section(), rows);
    }

    private MemorySegment section() throws IOException {
        if (next == contents.places().size()) {
            throw new IOException("sections are missing");
        }
        return file.section(next++);
    }
}

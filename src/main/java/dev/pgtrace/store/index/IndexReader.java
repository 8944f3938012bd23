package dev.pgtrace.store.index;

import dev.pgtrace.base.column.DeferredColumn;
import dev.pgtrace.base.column.LongColumn;
import dev.pgtrace.base.column.LongReader;
import dev.pgtrace.base.column.StoredColumn;
import dev.pgtrace.base.task.CancelToken;
import dev.pgtrace.model.CallColumn;
import dev.pgtrace.model.CursorColumn;
import dev.pgtrace.model.ExecutionColumn;
import dev.pgtrace.model.FrozenShapes;
import dev.pgtrace.model.Names;
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
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.Supplier;

/// Reads the sections of an index in the order of the package's grammar; most when they are needed.
final class IndexReader {
    private final IndexFile file;
    private final Contents contents;
    private final Blocks blocks;
    private final int threads;
    private final Supplier<Trace> again;
    private final List<Part<?>> parts = new ArrayList<>();
    private int next;

    /// @param again reads the trace in place of what is damaged
    IndexReader(IndexFile file, int threads, Supplier<Trace> again) throws IOException {
        this.file = file;
        this.contents = file.contents();
        this.blocks = new Blocks(file.body(), contents.sums());
        this.threads = threads;
        this.again = again;
    }

    /// @param name what the user opened
    TraceIndex.Indexed read(String name, TraceText text, CancelToken cancel) throws IOException {
        if (contents.names() < 0
                || contents.shapes() < 0
                || contents.rows().stream().anyMatch(rows -> rows < 0)) {
            throw new IOException("fewer than none");
        }
        Part<Names> names = part(2, Trace::names, this::names);
        Part<PlanShapes> shapes = part(2 + FrozenShapes.STRIDE, Trace::shapes, this::shapes);
        References references = new References(contents, shapes);
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
                table(StatementColumn.class, 0, Trace::statements, references::ofStatements),
                table(CursorColumn.class, 1, Trace::cursors, references::ofCursors),
                table(ExecutionColumn.class, 2, Trace::executions, references::ofExecutions),
                table(NodeColumn.class, 3, Trace::nodes, nodes -> List.of()),
                table(CallColumn.class, 4, Trace::calls, references::ofCalls),
                table(WaitColumn.class, 5, Trace::waits, references::ofWaits),
                new LateShapes(contents.shapes(), shapes),
                new LateNames(contents.names(), names),
                text);
        int added = next;
        sections(added, 1, cancel);
        return new TraceIndex.Indexed(trace, file.section(added));
    }

    /// Opens every part now.
    ///
    /// @throws IOException where one is damaged
    void check(CancelToken cancel) throws IOException {
        for (Part<?> part : parts) {
            part.check(cancel);
        }
    }

    private interface Sections<T> {
        T open(List<MemorySegment> sections) throws IOException;
    }

    /// The next sections, as one part.
    private <T> Part<T> part(int count, Function<Trace, T> same, Sections<T> opening) {
        int first = next;
        next += count;
        Part<T> part = new Part<>(cancel -> opening.open(sections(first, count, cancel)), again, same);
        parts.add(part);
        return part;
    }

    /// Sections one after the other, with every byte looked at.
    private List<MemorySegment> sections(int first, int count, CancelToken cancel) throws IOException {
        List<MemorySegment> sections = new ArrayList<>();
        for (int section = first; section < first + count; section++) {
            sections.add(file.section(section));
            IndexOutput.Place place = contents.places().get(section);
            blocks.check(place.offset(), place.offset() + place.length(), threads, cancel);
        }
        return sections;
    }

    private <C extends Enum<C>> Table<C> table(
            Class<C> kind,
            int number,
            Function<Trace, Table<C>> same,
            Function<Table<C>, List<BooleanSupplier>> references) {
        int rows = contents.rows().get(number);
        int count = kind.getEnumConstants().length;
        Part<Table<C>> part = part(count, same, sections -> {
            List<LongColumn> columns = new ArrayList<>();
            for (MemorySegment section : sections) {
                columns.add(StoredColumn.open(section, rows));
            }
            Table<C> table = new Table<>(rows, columns);
            if (!Checks.hold(references.apply(table), threads, new CancelToken())) {
                throw new IOException("numbers of rows that do not exist");
            }
            return table;
        });
        List<LongColumn> columns = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            int column = i;
            columns.add(new DeferredColumn(rows, () -> part.get().columns().get(column)));
        }
        return new Table<>(rows, columns);
    }

    private Names names(List<MemorySegment> sections) throws IOException {
        return new StoredNames(StoredColumn.open(sections.getFirst(), contents.names() + 1), sections.get(1));
    }

    private PlanShapes shapes(List<MemorySegment> sections) throws IOException {
        int count = contents.shapes();
        LongColumn starts = StoredColumn.open(sections.get(0), count + 1);
        LongReader fingerprint = new LongReader(StoredColumn.open(sections.get(1), count));
        int nodes = (int) starts.get(count);
        List<LongReader> numbers = new ArrayList<>();
        for (int i = 0; i < FrozenShapes.STRIDE; i++) {
            numbers.add(new LongReader(StoredColumn.open(sections.get(2 + i), nodes)));
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
                for (int i = 0; i < FrozenShapes.STRIDE; i++) {
                    int limit = i == 0 ? node - start : contents.names();
                    all[node * FrozenShapes.STRIDE + i] = number(numbers.get(i).get(node), limit);
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
}

package dev.pgtrace.format.binary;

import dev.pgtrace.model.CallColumn;
import dev.pgtrace.model.CallKind;
import dev.pgtrace.model.Component;
import dev.pgtrace.model.CursorColumn;
import dev.pgtrace.model.Dialect;
import dev.pgtrace.model.ExecutionColumn;
import dev.pgtrace.model.FrozenNames;
import dev.pgtrace.model.FrozenShapes;
import dev.pgtrace.model.NodeColumn;
import dev.pgtrace.model.PlanShapes;
import dev.pgtrace.model.Provenance;
import dev.pgtrace.model.StatementColumn;
import dev.pgtrace.model.Table;
import dev.pgtrace.model.TableReader;
import dev.pgtrace.model.Trace;
import dev.pgtrace.model.TraceInfo;
import dev.pgtrace.model.TraceText;
import dev.pgtrace.model.WaitColumn;
import dev.pgtrace.source.UnpackLimits;
import java.nio.charset.Charset;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;

/// A trace while its parts come in, from several threads. Nothing in it leads outside of it when it is there: rows,
/// names and shapes that are referred to exist.
final class StoredTrace {
    private static final List<Class<? extends Enum<?>>> KINDS = List.of(
            StatementColumn.class,
            CursorColumn.class,
            ExecutionColumn.class,
            NodeColumn.class,
            CallColumn.class,
            WaitColumn.class);

    private final TraceInfo info;
    private final long textBytes;
    private final byte[][] names;
    private final int[][] shapes;
    private final long[] fingerprints;
    private final StoredTable<StatementColumn> statements;
    private final StoredTable<CursorColumn> cursors;
    private final StoredTable<ExecutionColumn> executions;
    private final StoredTable<NodeColumn> nodes;
    private final StoredTable<CallColumn> calls;
    private final StoredTable<WaitColumn> waits;

    private StoredTrace(TraceInfo info, long textBytes, int names, int shapes, int[] sizes) {
        this.info = info;
        this.textBytes = textBytes;
        this.names = new byte[names][];
        this.shapes = new int[shapes][];
        this.fingerprints = new long[shapes];
        statements = new StoredTable<>(StatementColumn.class, sizes[0]);
        cursors = new StoredTable<>(CursorColumn.class, sizes[1]);
        executions = new StoredTable<>(ExecutionColumn.class, sizes[2]);
        nodes = new StoredTable<>(NodeColumn.class, sizes[3]);
        calls = new StoredTable<>(CallColumn.class, sizes[4]);
        waits = new StoredTable<>(WaitColumn.class, sizes[5]);
    }

    /// Begins with the part that tells the sizes, behind its vocabulary.
    ///
    /// @param bytes of all parts: what could not be in so many is not there
    static StoredTrace begin(String name, Charset charset, ByteReader in, long bytes) throws DamagedBlock {
        long textBytes = in.number();
        TraceInfo info = InfoCodec.read(name, charset, in);
        int names = in.upTo(bytes);
        int shapes = in.upTo(bytes / 10);
        int[] sizes = new int[KINDS.size()];
        long least = 0;
        for (int i = 0; i < sizes.length; i++) {
            sizes[i] = in.upTo(Integer.MAX_VALUE - (long) TablesWriter.ROWS);
            least += StoredTable.leastBytes(KINDS.get(i), sizes[i]);
        }
        if (least > bytes || textBytes < info.bytes() || info.bytes() < 0) {
            throw new DamagedBlock("sizes that cannot be");
        }
        return new StoredTrace(info, textBytes, names, shapes, sizes);
    }

    /// Bytes of text that the tables are of.
    long textBytes() {
        return textBytes;
    }

    /// Reads the parts of a block from here on.
    void parts(ByteReader in) throws DamagedBlock {
        ChunkDecoder decoder = new ChunkDecoder();
        while (in.left() > 0) {
            switch (PartKind.of(in.one())) {
                case INFO -> throw new DamagedBlock("a second beginning");
                case NAMES -> names(in);
                case SHAPES -> shape(in);
                case ROWS -> table(in.one()).part(in, decoder);
            }
        }
    }

    private StoredTable<?> table(int number) throws DamagedBlock {
        return switch (number) {
            case 0 -> statements;
            case 1 -> cursors;
            case 2 -> executions;
            case 3 -> nodes;
            case 4 -> calls;
            case 5 -> waits;
            default -> throw new DamagedBlock("a table with number " + number);
        };
    }

    private void names(ByteReader in) throws DamagedBlock {
        int first = in.upTo(names.length);
        int count = in.upTo((long) names.length - first);
        for (int id = first; id < first + count; id++) {
            names[id] = in.bytes();
        }
    }

    private void shape(ByteReader in) throws DamagedBlock {
        int shape = in.upTo(shapes.length - 1L);
        fingerprints[shape] = in.whole();
        int count = in.count(FrozenShapes.STRIDE);
        int[] nodes = new int[count * FrozenShapes.STRIDE];
        for (int node = 0; node < count; node++) {
            int at = node * FrozenShapes.STRIDE;
            nodes[at] = node - in.upTo(node + 1L);
            nodes[at + 1] = in.upTo(names.length) - 1;
            nodes[at + 2] = in.upTo(names.length) - 1;
            nodes[at + 3] = in.upTo(names.length) - 1;
            if (nodes[at] == node) {
                throw new DamagedBlock("a node that is its own parent");
            }
        }
        shapes[shape] = nodes;
    }

    /// The trace, when all parts were read.
    Trace trace(Function<Dialect, TraceText> text) throws DamagedBlock {
        checkReferences();
        PlanShapes together = together();
        Trace trace = new Trace(
                info,
                statements.table(),
                cursors.table(),
                executions.table(),
                nodes.table(),
                calls.table(),
                waits.table(),
                together,
                new FrozenNames(whole(names)),
                text.apply(info.dialect()));
        checkRanges(trace);
        return trace;
    }

    private static byte[][] whole(byte[][] names) throws DamagedBlock {
        for (byte[] name : names) {
            if (name == null) {
                throw new DamagedBlock("names are missing");
            }
        }
        return names;
    }

    private PlanShapes together() throws DamagedBlock {
        int[] starts = new int[shapes.length + 1];
        for (int i = 0; i < shapes.length; i++) {
            if (shapes[i] == null) {
                throw new DamagedBlock("plan shapes are missing");
            }
            if (shapes[i].length > Integer.MAX_VALUE - starts[i]) {
                throw new DamagedBlock("too many plan shapes");
            }
            starts[i + 1] = starts[i] + shapes[i].length;
        }
        int[] all = new int[starts[shapes.length]];
        for (int i = 0; i < shapes.length; i++) {
            System.arraycopy(shapes[i], 0, all, starts[i], shapes[i].length);
        }
        return new FrozenShapes(all, starts, Arrays.copyOf(fingerprints, shapes.length));
    }

    private void checkReferences() throws DamagedBlock {
        int sessions = info.sessions().size();
        boolean hold = statements.isBelow(StatementColumn.FIRST_CURSOR, cursors.size())
                && cursors.isBelow(CursorColumn.SESSION, sessions)
                && cursors.isBelow(CursorColumn.STATEMENT, statements.size())
                && executions.isBelow(ExecutionColumn.CURSOR, cursors.size())
                && executions.isBelow(ExecutionColumn.PARENT, executions.size())
                && executions.isBelow(ExecutionColumn.SHAPE, shapes.length)
                && executions.isBelow(ExecutionColumn.FIRST_NODE, nodes.size() + 1L)
                && executions.isBelow(ExecutionColumn.DEVICE_PROVENANCE, Provenance.values().length)
                && calls.isBelow(CallColumn.KIND, CallKind.values().length)
                && calls.isBelow(CallColumn.CURSOR, cursors.size())
                && calls.isBelow(CallColumn.EXECUTION, executions.size())
                && waits.isBelow(WaitColumn.EXECUTION, executions.size())
                && waits.isBelow(WaitColumn.CURSOR, cursors.size())
                && waits.isBelow(WaitColumn.NAME, names.length)
                && waits.isBelow(WaitColumn.COMPONENT, Component.values().length)
                && waits.isBelow(WaitColumn.CALL, calls.size())
                && waits.isBelow(WaitColumn.SESSION, sessions);
        if (!hold) {
            throw new DamagedBlock("numbers of rows that do not exist");
        }
    }

    /// That the nodes, calls and waits of each execution are there.
    private static void checkRanges(Trace trace) throws DamagedBlock {
        TableReader<ExecutionColumn> rows = new TableReader<>(trace.executions());
        boolean hold = true;
        for (int row = 0; row < rows.size() && hold; row++) {
            long shape = rows.get(row, ExecutionColumn.SHAPE);
            long node = rows.get(row, ExecutionColumn.FIRST_NODE);
            hold = (shape == Table.MISSING
                            || (node >= 0
                                    && node + trace.shapes().nodeCount((int) shape)
                                            <= trace.nodes().size()))
                    && rows.orZero(row, ExecutionColumn.FIRST_CALL) + rows.orZero(row, ExecutionColumn.CALL_COUNT)
                            <= trace.calls().size()
                    && rows.orZero(row, ExecutionColumn.FIRST_WAIT) + rows.orZero(row, ExecutionColumn.WAIT_COUNT)
                            <= trace.waits().size();
        }
        if (!hold) {
            throw new DamagedBlock("rows beyond the end of a table");
        }
    }

    /// What the parts of a trace may unpack to, of which each byte may become twenty of heap.
    static UnpackLimits limits() {
        return new UnpackLimits(16L << 20, 200, 16L << 30);
    }
}

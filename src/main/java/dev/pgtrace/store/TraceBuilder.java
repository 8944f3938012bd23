package dev.pgtrace.store;

import dev.pgtrace.base.column.ChunkSpace;
import dev.pgtrace.base.pool.BytesPool;
import dev.pgtrace.base.pool.Hashes;
import dev.pgtrace.base.pool.LongIntMap;
import dev.pgtrace.model.CallColumn;
import dev.pgtrace.model.CursorColumn;
import dev.pgtrace.model.CursorFlag;
import dev.pgtrace.model.Dialect;
import dev.pgtrace.model.ExecutionColumn;
import dev.pgtrace.model.ExecutionFlag;
import dev.pgtrace.model.FrozenNames;
import dev.pgtrace.model.IssueKind;
import dev.pgtrace.model.NodeColumn;
import dev.pgtrace.model.Recording;
import dev.pgtrace.model.Session;
import dev.pgtrace.model.StatementColumn;
import dev.pgtrace.model.Trace;
import dev.pgtrace.model.TraceCounts;
import dev.pgtrace.model.TraceInfo;
import dev.pgtrace.model.TraceSink;
import dev.pgtrace.model.TraceText;
import dev.pgtrace.model.WaitColumn;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// Collects what a reader finds and gives immutable snapshots. Written by one thread, which is also the only one
/// that may take a snapshot; snapshots may go anywhere.
public final class TraceBuilder implements TraceSink {
    private static final int MAX_NAMES = 1_000_000;
    private static final int MAX_NAME_BYTES = 256;

    private final String name;
    private final Charset charset;
    private final TraceText text;
    private final Consumer<TraceBuilder> onProgress;

    private final BytesPool names = new BytesPool(MAX_NAMES, MAX_NAME_BYTES);
    private final ShapePool shapes = new ShapePool();
    private final IssueLog issues = new IssueLog();
    private final LongIntMap statementRows = new LongIntMap();
    private final TextNumbers texts;
    private final List<Session> sessions = new ArrayList<>();
    private final ChunkSpace space;
    private final TableBuilder<StatementColumn> statements;
    private final TableBuilder<CursorColumn> cursors;
    private final TableBuilder<ExecutionColumn> executions;
    private final TableBuilder<NodeColumn> nodes;
    private final TableBuilder<CallColumn> calls;
    private final TableBuilder<WaitColumn> waits;
    private long[] nameHashes = new long[64];
    private int openPlanStart;
    private boolean keepsReached;
    private Optional<Reached> reached = Optional.empty();
    private TraceCounts counts = TraceCounts.ZERO;
    private long bytes;
    private Dialect dialect = Dialect.ULTIMATE;
    private boolean indexed;
    private boolean complete;
    private Optional<Recording> recording = Optional.empty();

    /// @param onProgress called from the reading thread after each batch; may take a [#snapshot]
    public TraceBuilder(String name, Charset charset, TraceText text, Consumer<TraceBuilder> onProgress) {
        this(name, charset, text, ChunkSpace.standard(), onProgress);
    }

    /// @param space      where the columns are
    /// @param onProgress called from the reading thread after each batch; may take a [#snapshot]
    public TraceBuilder(
            String name, Charset charset, TraceText text, ChunkSpace space, Consumer<TraceBuilder> onProgress) {
        this.name = name;
        this.charset = charset;
        this.text = text;
        this.space = space;
        this.onProgress = onProgress;
        this.texts = new TextNumbers();
        this.statements = new TableBuilder<>(StatementColumn.class, space);
        this.cursors = new TableBuilder<>(CursorColumn.class, space);
        this.executions = new TableBuilder<>(ExecutionColumn.class, space);
        this.nodes = new TableBuilder<>(NodeColumn.class, space);
        this.calls = new TableBuilder<>(CallColumn.class, space);
        this.waits = new TableBuilder<>(WaitColumn.class, space);
    }

    /// A trace that goes on when its file has grown.
    ///
    /// @param trace up to a place from which reading goes on
    /// @param state what the reader has to know there
    @SuppressWarnings("ArrayRecordComponent") // handed on once, compared by nobody
    public record Reached(Trace trace, byte[] state) {}

    /// Goes on behind a trace of which the beginning is known.
    ///
    /// @param space      where further columns are
    /// @param onProgress called from the reading thread after each batch; may take a [#snapshot]
    public TraceBuilder(Trace known, ChunkSpace space, Consumer<TraceBuilder> onProgress) {
        this.name = known.info().name();
        this.charset = known.info().charset();
        this.text = known.text();
        this.space = space;
        this.onProgress = onProgress;
        this.texts = new TextNumbers(known);
        this.statements = new TableBuilder<>(known.statements(), space);
        this.cursors = new TableBuilder<>(known.cursors(), space);
        this.executions = new TableBuilder<>(known.executions(), space);
        this.nodes = new TableBuilder<>(known.nodes(), space);
        this.calls = new TableBuilder<>(known.calls(), space);
        this.waits = new TableBuilder<>(known.waits(), space);
        for (int id = 0; id < known.names().size(); id++) {
            byte[] bytes = known.names().bytes(id);
            name(bytes, 0, bytes.length);
        }
        shapes.addAll(known.shapes());
        for (int row = 0; row < known.statements().size(); row++) {
            statementRows.put(known.statements().get(row, StatementColumn.FINGERPRINT), row);
        }
        sessions.addAll(known.info().sessions());
        known.info().issues().forEach(issues::add);
        counts = known.info().counts();
        bytes = known.info().bytes();
        dialect = known.info().dialect();
        recording = known.info().recording();
    }

    /// Keeps the place that a reader tells from which a grown file can be read on.
    public void keepReached() {
        keepsReached = true;
    }

    /// That place, where one was told.
    public Optional<Reached> reached() {
        return reached;
    }

    @Override
    public boolean wantsReached() {
        return keepsReached;
    }

    @Override
    public void reached(Supplier<byte[]> state) {
        byte[] told = state.get(); // may complete the last rows
        reached = Optional.of(new Reached(snapshot(), told));
    }

    /// The trace so far.
    public Trace snapshot() {
        TraceInfo info = new TraceInfo(
                name, bytes, dialect, charset, complete, indexed, sessions, counts, issues.snapshot(), recording);
        byte[][] known = names.snapshot();
        return new Trace(
                info,
                statements.snapshot(),
                cursors.snapshot(),
                executions.snapshot(),
                nodes.snapshot(),
                calls.snapshot(),
                waits.snapshot(),
                shapes.snapshot(),
                new FrozenNames(known),
                text);
    }

    /// Bytes of the input that the rows cover.
    public long bytes() {
        return bytes;
    }

    @Override
    public int name(byte[] bytes, int from, int to) {
        int before = names.size();
        int id = names.id(bytes, from, to);
        if (names.size() != before) {
            if (id >= nameHashes.length) {
                nameHashes = Arrays.copyOf(nameHashes, nameHashes.length * 2);
            }
            nameHashes[id] = Hashes.of(bytes, from, Math.min(to, from + MAX_NAME_BYTES));
        }
        return id;
    }

    @Override
    public int session(Session session) {
        sessions.add(session);
        return sessions.size() - 1;
    }

    @Override
    public void recording(Recording recording) {
        this.recording = Optional.of(recording);
    }

    @Override
    public void session(int index, Session session) {
        sessions.set(index, session);
    }

    @Override
    public int statement(long fingerprint, int cursor) {
        int row = statementRows.get(fingerprint);
        if (row < 0) {
            row = statements.add();
            statements.set(row, StatementColumn.FINGERPRINT, fingerprint);
            statements.set(row, StatementColumn.FIRST_CURSOR, cursor);
            statementRows.put(fingerprint, row);
        }
        return row;
    }

    @Override
    public void text(int cursor, long hash) {
        cursors.set(cursor, CursorColumn.TEXT, texts.of(hash));
    }

    @Override
    public int cursor() {
        int row = cursors.add();
        cursors.set(row, CursorColumn.FLAGS, 0);
        return row;
    }

    @Override
    public void set(int cursor, CursorColumn column, long value) {
        cursors.set(cursor, column, value);
    }

    @Override
    public long get(int cursor, CursorColumn column) {
        return cursors.get(cursor, column);
    }

    @Override
    public void flag(int cursor, CursorFlag flag) {
        cursors.flag(cursor, CursorColumn.FLAGS, flag.bit());
        if (flag == CursorFlag.NO_PARSE) {
            nameUnknown(cursor);
        }
    }

    @Override
    public int execution() {
        int row = executions.add();
        executions.set(row, ExecutionColumn.FLAGS, 0);
        return row;
    }

    @Override
    public void set(int execution, ExecutionColumn column, long value) {
        executions.set(execution, column, value);
        if (column == ExecutionColumn.CURSOR && value >= 0) {
            nameUnknown((int) value);
        }
    }

    @Override
    public long get(int execution, ExecutionColumn column) {
        return executions.get(execution, column);
    }

    @Override
    public void flag(int execution, ExecutionFlag flag) {
        executions.flag(execution, ExecutionColumn.FLAGS, flag.bit());
    }

    @Override
    public int node(int parent, int label, int relation, int index) {
        long hash = Hashes.add(Hashes.add(nameHash(label), nameHash(relation)), nameHash(index));
        if (shapes.openNodes() == 0) {
            openPlanStart = nodes.size();
        }
        shapes.node(parent, label, relation, index, hash);
        return nodes.add();
    }

    @Override
    public void set(int node, NodeColumn column, long value) {
        nodes.set(node, column, value);
    }

    @Override
    public void plan(int execution) {
        if (shapes.openNodes() == 0) {
            return;
        }
        int shape = shapes.finish();
        if (shape < 0) {
            long offset = executions.get(execution, ExecutionColumn.OFFSET_BYTES);
            issues.add(IssueKind.TOO_MANY_NAMES, 1, offset, 0, "");
            return;
        }
        executions.set(execution, ExecutionColumn.SHAPE, shape);
        executions.set(execution, ExecutionColumn.FIRST_NODE, openPlanStart);
    }

    @Override
    public int call() {
        return calls.add();
    }

    @Override
    public void set(int call, CallColumn column, long value) {
        calls.set(call, column, value);
    }

    @Override
    public int waitEvent() {
        return waits.add();
    }

    @Override
    public void set(int wait, WaitColumn column, long value) {
        waits.set(wait, column, value);
    }

    @Override
    public void issue(IssueKind kind, long offsetBytes, long line, String detail) {
        issues.add(kind, 1, offsetBytes, line, detail);
    }

    @Override
    public void issue(IssueKind kind, long count, long offsetBytes, long line, String detail) {
        issues.add(kind, count, offsetBytes, line, detail);
    }

    @Override
    public void counts(TraceCounts counts) {
        this.counts = counts;
    }

    @Override
    public void progress(long bytes, Dialect dialect) {
        this.bytes = bytes;
        this.dialect = dialect;
        onProgress.accept(this);
    }

    @Override
    public void finish(boolean complete) {
        this.complete = complete;
        this.indexed = true;
        space.close();
        if (names.isFull()) {
            issues.add(IssueKind.TOO_MANY_NAMES, 1, bytes, 0, "");
        }
    }

    /// Cursors whose text is not in the file share a statement, so that sums over statements are sums over the trace.
    private void nameUnknown(int cursor) {
        if (cursors.get(cursor, CursorColumn.STATEMENT) < 0) {
            cursors.set(cursor, CursorColumn.STATEMENT, statement(StatementColumn.UNKNOWN_TEXT, cursor));
        }
    }

    private long nameHash(int id) {
        return id < 0 ? 0 : nameHashes[id];
    }
}

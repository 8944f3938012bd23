package dev.pgtrace.format.binary;

import dev.pgtrace.base.TraceException;
import dev.pgtrace.base.text.Texts;
import dev.pgtrace.model.CursorColumn;
import dev.pgtrace.model.ExecutionColumn;
import dev.pgtrace.model.ExecutionDetail;
import dev.pgtrace.model.Table;
import dev.pgtrace.model.Trace;
import dev.pgtrace.model.TraceText;
import dev.pgtrace.source.ByteSource;
import dev.pgtrace.source.FrameReader;
import dev.pgtrace.source.FramedSource;
import java.nio.charset.Charset;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// The texts of a binary trace, unpacked where they are asked for. What a detail says is left to the grammar of the
/// text, which is shown as much of it as a record can reach.
final class BinaryText implements TraceText {
    private static final int MOST_RAW = 16 << 20;
    /// Readers look at a few lines behind a record, to see that it ends.
    private static final long AROUND = 64 << 10;

    private static final List<ExecutionColumn> FORWARD =
            List.of(ExecutionColumn.PLAN_DELTA, ExecutionColumn.WAITS_DELTA, ExecutionColumn.END_DELTA);

    private final String name;
    private final TextFrames frames;
    private final long storedBytes;
    private final Runnable onClose;
    private final Charset charset;
    private final Function<ByteSource, TraceText> grammar;
    private final FrameReader reader;
    private @Nullable Shown shown;
    private boolean closed;

    /// The text as its grammar sees it.
    private record Shown(FramedSource source, TraceText text) {}

    /// @param grammar decodes the text of the dialect
    BinaryText(
            String name,
            TextFrames frames,
            long storedBytes,
            Runnable onClose,
            Charset charset,
            Function<ByteSource, TraceText> grammar) {
        this.name = name;
        this.frames = frames;
        this.storedBytes = storedBytes;
        this.onClose = onClose;
        this.charset = charset;
        this.grammar = grammar;
        this.reader = new FrameReader(frames);
    }

    @Override
    public String sql(Trace trace, int cursor) throws TraceException {
        Table<CursorColumn> cursors = trace.cursors();
        long delta = cursors.get(cursor, CursorColumn.SQL_DELTA);
        long length = cursors.get(cursor, CursorColumn.SQL_LENGTH);
        if (delta < 0 || length <= 0) {
            return "";
        }
        long offset = cursors.get(cursor, CursorColumn.OFFSET_BYTES);
        return trace.info().dialect().isBounded()
                ? raw(offset + delta, (int) Math.min(length, MOST_RAW))
                : show(0, frames.size()).text().sql(trace, cursor);
    }

    @Override
    public ExecutionDetail detail(Trace trace, int execution) throws TraceException {
        Table<ExecutionColumn> executions = trace.executions();
        long offset = executions.get(execution, ExecutionColumn.OFFSET_BYTES);
        long from = offset - executions.orZero(execution, ExecutionColumn.BINDS_BACK);
        long to = offset;
        for (ExecutionColumn delta : FORWARD) {
            to = Math.max(to, offset + executions.orZero(execution, delta));
        }
        if (from < 0 || to > frames.size()) {
            return ExecutionDetail.NONE;
        }
        Shown part = trace.info().dialect().isBounded() ? show(from - AROUND, to + AROUND) : show(0, frames.size());
        return part.text().detail(trace, execution);
    }

    @Override
    public List<ExecutionDetail.Bind> binds(Trace trace, int execution) throws TraceException {
        long offset = trace.executions().get(execution, ExecutionColumn.OFFSET_BYTES);
        long from = offset - trace.executions().orZero(execution, ExecutionColumn.BINDS_BACK);
        if (!trace.info().dialect().isBounded() || from < 0 || offset > frames.size()) {
            return detail(trace, execution).binds();
        }
        return show(from - AROUND, offset + AROUND).text().binds(trace, execution);
    }

    private Shown show(long from, long to) throws TraceException {
        Shown all = shown();
        all.source().look(from, to);
        return all;
    }

    private synchronized Shown shown() throws TraceException {
        check();
        if (shown == null) {
            FramedSource source = FramedSource.of(name, frames, storedBytes, () -> {});
            shown = new Shown(source, grammar.apply(source.looked()));
        }
        return shown;
    }

    @Override
    public String raw(long offsetBytes, int length) throws TraceException {
        long left = size() - offsetBytes;
        if (offsetBytes < 0 || left <= 0 || length <= 0) {
            return "";
        }
        byte[] text = new byte[(int) Math.min(Math.min(length, MOST_RAW), left)];
        return new String(text, 0, bytes(offsetBytes, text), charset);
    }

    @Override
    public int bytes(long offsetBytes, byte[] into) throws TraceException {
        check();
        try {
            return reader.read(offsetBytes, into);
        } catch (IllegalStateException e) {
            throw closed();
        }
    }

    @Override
    public long size() {
        return frames.size();
    }

    @Override
    public void close() {
        Shown open;
        synchronized (this) {
            if (closed) {
                return;
            }
            closed = true;
            open = shown;
        }
        if (open != null) {
            open.text().close();
        }
        onClose.run();
    }

    private synchronized void check() throws TraceException {
        if (closed) {
            throw closed();
        }
    }

    private TraceException closed() {
        return new TraceException(TraceException.Kind.CLOSED, Texts.get("format.closed.more", name));
    }
}

package dev.pgtrace.format.autoexplain;

import dev.pgtrace.base.TraceException;
import dev.pgtrace.base.task.CancelToken;
import dev.pgtrace.base.task.Progress;
import dev.pgtrace.format.TraceFormat;
import dev.pgtrace.model.SqlFingerprint;
import dev.pgtrace.model.Trace;
import dev.pgtrace.model.TraceText;
import dev.pgtrace.source.ByteSource;
import dev.pgtrace.store.TraceBuilder;
import java.lang.foreign.MemorySegment;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// Reads bytes as a log or an output of EXPLAIN.
public final class ReadLog {
    static final SqlFingerprint HASH = (sql, from, to) -> Arrays.hashCode(Arrays.copyOfRange(sql, from, to));

    private ReadLog() {}

    /// @throws TraceException where there is no statement in it
    public static Trace of(TraceFormat format, byte[] bytes) throws TraceException {
        return of(format, bytes, TraceFormat.Options.standard());
    }

    static Trace of(TraceFormat format, byte[] bytes, TraceFormat.Options options) throws TraceException {
        return of(format, source(bytes), options);
    }

    static Trace of(TraceFormat format, ByteSource source, TraceFormat.Options options) throws TraceException {
        TraceText text = format.text(source, StandardCharsets.UTF_8);
        TraceBuilder builder = new TraceBuilder("bytes", StandardCharsets.UTF_8, text, ignored -> {});
        format.read(source, options, HASH, builder, Progress.NONE, new CancelToken());
        return builder.snapshot();
    }

    static ByteSource source(byte[] bytes) {
        return new Heap(MemorySegment.ofArray(bytes));
    }

    /// Reads if it can be read, and decodes everything; returns how many executions there are, or -1.
    public static int everything(TraceFormat format, byte[] bytes) throws TraceException {
        Trace trace;
        try {
            trace = of(format, bytes);
        } catch (TraceException nothing) {
            if (nothing.kind() != TraceException.Kind.NO_TRACE) {
                throw nothing;
            }
            return -1;
        }
        for (int cursor = 0; cursor < trace.cursors().size(); cursor++) {
            trace.text().sql(trace, cursor);
        }
        for (int execution = 0; execution < trace.executions().size(); execution++) {
            trace.text().detail(trace, execution);
        }
        return trace.executions().size();
    }

    /// Bytes that are all there.
    private record Heap(MemorySegment bytes) implements ByteSource {
        @Override
        public String name() {
            return "bytes";
        }

        @Override
        public View await(long wanted, CancelToken cancel) {
            return now();
        }

        @Override
        public View now() {
            return new View(bytes, true);
        }

        @Override
        public long storedBytes() {
            return bytes.byteSize();
        }

        @Override
        public long storedDone() {
            return bytes.byteSize();
        }

        @Override
        public void close() {}
    }
}

package dev.pgtrace.format.trc.recording;

import dev.pgtrace.base.TraceException;
import dev.pgtrace.base.task.CancelToken;
import dev.pgtrace.base.task.Progress;
import dev.pgtrace.format.TraceFormat;
import dev.pgtrace.model.CallColumn;
import dev.pgtrace.model.CursorColumn;
import dev.pgtrace.model.ExecutionColumn;
import dev.pgtrace.model.NodeColumn;
import dev.pgtrace.model.Recording;
import dev.pgtrace.model.SqlFingerprint;
import dev.pgtrace.model.StatementColumn;
import dev.pgtrace.model.Table;
import dev.pgtrace.model.Trace;
import dev.pgtrace.model.TraceIssue;
import dev.pgtrace.model.TraceText;
import dev.pgtrace.model.WaitColumn;
import dev.pgtrace.model.event.TraceEvent;
import dev.pgtrace.source.ByteSource;
import dev.pgtrace.store.TraceBuilder;
import java.lang.foreign.MemorySegment;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/// Writes and reads recordings in memory, and prints all that was read.
final class Recordings {
    static final SqlFingerprint HASH = (sql, from, to) -> Arrays.hashCode(Arrays.copyOfRange(sql, from, to));

    private Recordings() {}

    static byte[] write(Recording recording, List<TraceEvent> events, long stopped) {
        Output out = new Output();
        Records records = new Records();
        records.header(out, recording, 1);
        events.forEach(event -> records.add(out, event));
        records.end(out, stopped, "");
        return Arrays.copyOf(out.bytes(), out.size());
    }

    static Trace read(byte[] bytes) throws TraceException {
        return read(new Arriving(bytes, Integer.MAX_VALUE));
    }

    static Trace read(ByteSource source) throws TraceException {
        RecordingFormat format = new RecordingFormat();
        TraceText text = format.text(source, StandardCharsets.UTF_8);
        TraceBuilder builder = new TraceBuilder("test", StandardCharsets.UTF_8, text, ignored -> {});
        format.read(source, TraceFormat.Options.standard(), HASH, builder, Progress.NONE, new CancelToken());
        return builder.snapshot();
    }

    static String dump(Trace trace) {
        StringBuilder out = new StringBuilder();
        out.append(trace.info().counts()).append('\n');
        out.append(trace.info().complete())
                .append(' ')
                .append(trace.info().recording())
                .append('\n');
        trace.info().sessions().forEach(session -> out.append(session).append('\n'));
        trace.info().issues().stream().map(TraceIssue::toString).sorted().forEach(issue -> out.append(issue)
                .append('\n'));
        dump(out, "statement", trace.statements(), StatementColumn.values());
        dump(out, "cursor", trace.cursors(), CursorColumn.values());
        dump(out, "execution", trace.executions(), ExecutionColumn.values());
        dump(out, "node", trace.nodes(), NodeColumn.values());
        dump(out, "call", trace.calls(), CallColumn.values());
        dump(out, "wait", trace.waits(), WaitColumn.values());
        for (int shape = 0; shape < trace.shapes().size(); shape++) {
            for (int node = 0; node < trace.shapes().nodeCount(shape); node++) {
                out.append(trace.shapes().parent(shape, node)).append(':');
                out.append(trace.name(trace.shapes().label(shape, node))).append(' ');
                out.append(trace.name(trace.shapes().relation(shape, node))).append(' ');
                out.append(trace.name(trace.shapes().index(shape, node))).append(", ");
            }
            out.append('\n');
        }
        return out.toString();
    }

    static <C extends Enum<C>> void dump(StringBuilder out, String name, Table<C> table, C[] columns) {
        for (int row = 0; row < table.size(); row++) {
            out.append(name).append(' ').append(row);
            for (C column : columns) {
                if (table.has(row, column)) {
                    out.append(' ').append(column).append('=').append(table.get(row, column));
                }
            }
            out.append('\n');
        }
    }

    /// Bytes that arrive in steps: each wait brings one more.
    static final class Arriving implements ByteSource {
        private final byte[] bytes;
        private final int step;
        private int there;

        Arriving(byte[] bytes, int step) {
            this.bytes = bytes;
            this.step = step;
            this.there = Math.min(step, bytes.length);
        }

        @Override
        public String name() {
            return "test";
        }

        @Override
        public View await(long wanted, CancelToken cancel) {
            while (there <= wanted && there < bytes.length) {
                there = (int) Math.min(bytes.length, (long) there + step);
            }
            return now();
        }

        @Override
        public View now() {
            return new View(MemorySegment.ofArray(bytes).asSlice(0, there), there == bytes.length);
        }

        @Override
        public long storedBytes() {
            return bytes.length;
        }

        @Override
        public long storedDone() {
            return there;
        }

        @Override
        public void close() {}
    }
}

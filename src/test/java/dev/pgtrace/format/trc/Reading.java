package dev.pgtrace.format.trc;

import dev.pgtrace.base.TraceException;
import dev.pgtrace.base.task.CancelToken;
import dev.pgtrace.base.task.Progress;
import dev.pgtrace.format.TraceFormat;
import dev.pgtrace.model.CursorColumn;
import dev.pgtrace.model.ExecutionColumn;
import dev.pgtrace.model.IssueKind;
import dev.pgtrace.model.NodeColumn;
import dev.pgtrace.model.SqlFingerprint;
import dev.pgtrace.model.StatementColumn;
import dev.pgtrace.model.Table;
import dev.pgtrace.model.Trace;
import dev.pgtrace.model.TraceIssue;
import dev.pgtrace.model.TraceText;
import dev.pgtrace.source.ByteSource;
import dev.pgtrace.store.TraceBuilder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/// Reads traces for tests and prints everything that was read.
final class Reading {
    static final SqlFingerprint HASH = (sql, from, to) -> Arrays.hashCode(Arrays.copyOfRange(sql, from, to));
    static final TraceFormat.Options ONE_PIECE = new TraceFormat.Options(Long.MAX_VALUE / 4, 1);

    private Reading() {}

    static Trace of(String text) throws TraceException {
        return of(text.getBytes(StandardCharsets.UTF_8), ONE_PIECE);
    }

    static Trace of(byte[] bytes, TraceFormat.Options options) throws TraceException {
        return of(HeapSource.whole(bytes), options);
    }

    static Trace of(ByteSource source, TraceFormat.Options options) throws TraceException {
        TrcFormat format = new TrcFormat();
        TraceText text = format.text(source, StandardCharsets.UTF_8);
        TraceBuilder builder = new TraceBuilder("test", StandardCharsets.UTF_8, text, ignored -> {});
        format.read(source, options, HASH, builder, Progress.NONE, new CancelToken());
        return builder.snapshot();
    }

    static Optional<TraceIssue> issue(Trace trace, IssueKind kind) {
        return trace.info().issues().stream()
                .filter(issue -> issue.kind() == kind)
                .findFirst();
    }

    /// Every row of every table, without the texts.
    static String dump(Trace trace) {
        StringBuilder out = new StringBuilder();
        out.append(trace.info().counts()).append('\n');
        out.append(trace.info().dialect()).append(' ').append(trace.info().complete());
        out.append(' ').append(trace.info().bytes()).append('\n');
        trace.info().sessions().forEach(session -> out.append(session).append('\n'));
        trace.info().issues().stream().map(TraceIssue::toString).sorted().forEach(issue -> out.append(issue)
                .append('\n'));
        dump(out, "statement", trace.statements(), StatementColumn.values());
        dump(out, "cursor", trace.cursors(), CursorColumn.values());
        dump(out, "execution", trace.executions(), ExecutionColumn.values());
        dump(out, "node", trace.nodes(), NodeColumn.values());
        for (int shape = 0; shape < trace.shapes().size(); shape++) {
            out.append("shape");
            for (int node = 0; node < trace.shapes().nodeCount(shape); node++) {
                out.append(' ').append(trace.shapes().parent(shape, node));
                out.append(':').append(trace.name(trace.shapes().label(shape, node)));
                out.append(',').append(trace.name(trace.shapes().relation(shape, node)));
                out.append(',').append(trace.name(trace.shapes().index(shape, node)));
            }
            out.append('\n');
        }
        return out.toString();
    }

    private static <C extends Enum<C>> void dump(StringBuilder out, String name, Table<C> table, C[] columns) {
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
}

package dev.pgtrace.format.oracle;

import dev.pgtrace.base.TraceException;
import dev.pgtrace.base.pool.Hashes;
import dev.pgtrace.base.task.CancelToken;
import dev.pgtrace.base.task.Progress;
import dev.pgtrace.format.TraceFormat;
import dev.pgtrace.model.CallColumn;
import dev.pgtrace.model.CursorColumn;
import dev.pgtrace.model.ExecutionColumn;
import dev.pgtrace.model.IssueKind;
import dev.pgtrace.model.NodeColumn;
import dev.pgtrace.model.Table;
import dev.pgtrace.model.Trace;
import dev.pgtrace.model.TraceIssue;
import dev.pgtrace.model.WaitColumn;
import dev.pgtrace.source.ByteSource;
import dev.pgtrace.store.TraceBuilder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Reads texts as the application does.
final class OracleTraces {
    private OracleTraces() {}

    static Trace read(String text) {
        return read(MemorySource.of(text.getBytes(StandardCharsets.UTF_8)));
    }

    static Trace read(ByteSource source) {
        OracleFormat format = new OracleFormat();
        TraceBuilder builder = new TraceBuilder(
                source.name(), StandardCharsets.UTF_8, format.text(source, StandardCharsets.UTF_8), done -> {});
        try {
            format.read(source, TraceFormat.Options.standard(), Hashes::of, builder, Progress.NONE, new CancelToken());
        } catch (TraceException e) {
            throw new AssertionError(e);
        }
        return builder.snapshot();
    }

    static List<Long> cursors(Trace trace, CursorColumn column) {
        return column(trace.cursors(), column);
    }

    static List<Long> executions(Trace trace, ExecutionColumn column) {
        return column(trace.executions(), column);
    }

    static List<Long> calls(Trace trace, CallColumn column) {
        return column(trace.calls(), column);
    }

    static List<Long> waits(Trace trace, WaitColumn column) {
        return column(trace.waits(), column);
    }

    static List<Long> nodes(Trace trace, NodeColumn column) {
        return column(trace.nodes(), column);
    }

    static Map<IssueKind, Long> issues(Trace trace) {
        return trace.info().issues().stream().collect(Collectors.toMap(TraceIssue::kind, TraceIssue::count));
    }

    static String sql(Trace trace, int cursor) {
        try {
            return trace.text().sql(trace, cursor);
        } catch (TraceException e) {
            throw new AssertionError(e);
        }
    }

    private static <C extends Enum<C>> List<Long> column(Table<C> table, C column) {
        return IntStream.range(0, table.size())
                .mapToObj(row -> table.get(row, column))
                .toList();
    }
}

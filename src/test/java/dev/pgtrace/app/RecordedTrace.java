package dev.pgtrace.app;

import dev.pgtrace.base.TraceException;
import dev.pgtrace.base.task.CancelToken;
import dev.pgtrace.base.task.Progress;
import dev.pgtrace.model.CursorColumn;
import dev.pgtrace.model.ExecutionColumn;
import dev.pgtrace.model.ExecutionDetail.Wait;
import dev.pgtrace.model.Session;
import dev.pgtrace.model.Table;
import dev.pgtrace.model.Trace;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// A recording read back from its file, as whoever opens it sees it.
///
/// @param complete  whether it has its end
/// @param issues    what reading noticed, but that the file has no end
/// @param rows      its executions in file order
record RecordedTrace(boolean complete, List<String> issues, List<Row> rows) {
    /// One execution. Figures that are not there are [Table#MISSING].
    record Row(
            String sql,
            long pid,
            String user,
            String application,
            int depth,
            long elapsedMicros,
            long resultRows,
            long hitBlocks,
            long readBlocks,
            long deviceBytes,
            long planNodes,
            String failure,
            List<Wait> waits) {
        long blocks() {
            return hitBlocks + readBlocks;
        }
    }

    static RecordedTrace read(Path file) throws TraceException {
        try (OpenTrace.Opened opened = new OpenTrace(OpenTrace.Options.standard())
                .file(file, Progress.NONE, new CancelToken(), snapshot -> {})) {
            Trace trace = opened.trace();
            List<Row> rows = new ArrayList<>();
            for (int row = 0; row < trace.executions().size(); row++) {
                rows.add(row(trace, row));
            }
            return new RecordedTrace(
                    trace.info().complete(),
                    trace.info().issues().stream()
                            .map(issue -> issue.kind().name())
                            .filter(kind -> !kind.equals("NO_FOOTER"))
                            .toList(),
                    rows);
        }
    }

    private static Row row(Trace trace, int row) throws TraceException {
        Table<ExecutionColumn> executions = trace.executions();
        int cursor = Math.toIntExact(executions.get(row, ExecutionColumn.CURSOR));
        Session session =
                trace.info().sessions().get(Math.toIntExact(trace.cursors().get(cursor, CursorColumn.SESSION)));
        var detail = trace.text().detail(trace, row);
        return new Row(
                trace.text().sql(trace, cursor),
                session.pid(),
                session.backend().user(),
                session.backend().application(),
                Math.toIntExact(executions.orZero(row, ExecutionColumn.DEPTH)),
                executions.get(row, ExecutionColumn.ELAPSED_MICROS),
                executions.get(row, ExecutionColumn.ROWS),
                executions.get(row, ExecutionColumn.HIT_BLOCKS),
                executions.get(row, ExecutionColumn.READ_BLOCKS),
                executions.get(row, ExecutionColumn.DEVICE_READ_BYTES),
                detail.plan().size(),
                detail.failure().map(failure -> failure.sqlState()).orElse(""),
                detail.waits());
    }

    List<Row> of(String text) {
        return rows.stream().filter(row -> row.sql().contains(text)).toList();
    }
}

package dev.pgtrace.format.autoexplain;

import dev.pgtrace.base.TraceException;
import dev.pgtrace.base.column.LongReader;
import dev.pgtrace.model.ExecutionColumn;
import dev.pgtrace.model.Table;
import dev.pgtrace.model.Trace;
import java.nio.charset.StandardCharsets;

/// Prints everything that a log says.
final class LogDump {
    private LogDump() {}

    static String of(Trace trace) throws TraceException {
        StringBuilder out = new StringBuilder();
        out.append(trace.info().complete()).append(' ').append(trace.info().bytes());
        out.append(' ').append(trace.info().counts()).append('\n');
        trace.info().sessions().forEach(session -> out.append(session).append('\n'));
        trace.info().issues().forEach(issue -> out.append(issue).append('\n'));
        for (int name = 0; name < trace.names().size(); name++) {
            out.append(trace.names().get(name, StandardCharsets.UTF_8)).append('\n');
        }
        rows(trace.statements(), out);
        rows(trace.cursors(), out);
        rows(trace.executions(), out);
        rows(trace.nodes(), out);
        rows(trace.calls(), out);
        rows(trace.waits(), out);
        int step = Math.max(1, trace.executions().size() / 12);
        for (int run = 0; run < trace.executions().size(); run += step) {
            out.append(trace.text().detail(trace, run)).append('\n');
            out.append(trace.text().sql(trace, (int) trace.executions().get(run, ExecutionColumn.CURSOR)))
                    .append('\n');
        }
        return out.toString();
    }

    private static <C extends Enum<C>> void rows(Table<C> table, StringBuilder out) {
        for (int column = 0; column < table.columns().size(); column++) {
            LongReader values = new LongReader(table.columns().get(column));
            out.append(column).append(':');
            for (int row = 0; row < table.size(); row++) {
                out.append(' ').append(values.get(row));
            }
            out.append('\n');
        }
    }
}

package dev.pgtrace.ui.statements;

import dev.pgtrace.analysis.PlanFigures;
import dev.pgtrace.analysis.sql.BindTypes;
import dev.pgtrace.analysis.sql.SqlNormalizer;
import dev.pgtrace.analysis.sql.SqlText;
import dev.pgtrace.base.TraceException;
import dev.pgtrace.base.text.Counts;
import dev.pgtrace.base.text.Durations;
import dev.pgtrace.model.CursorColumn;
import dev.pgtrace.model.ExecutionDetail.Bind;
import dev.pgtrace.model.ExecutionDetail.SampledBuffer;
import dev.pgtrace.model.Session;
import dev.pgtrace.model.Trace;
import dev.pgtrace.ui.kit.Messages;
import dev.pgtrace.ui.statements.Row.Execution.Place;
import dev.pgtrace.ui.statements.RowLabel.Badge;
import dev.pgtrace.ui.statements.RowLabel.Run;
import dev.pgtrace.ui.statements.RowLabel.Style;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What the first column says of each kind of row.
final class Labels {
    private static final int LONGEST = 400;
    private static final int LONGEST_BIND = 60;
    private static final int BINDS_SHOWN = 20;

    private Labels() {}

    /// What can be said without the file: shown until [#read] has more.
    static RowLabel quick(Row row) {
        return switch (row) {
            case Row.Root _ -> RowLabel.of();
            case Row.Statement statement ->
                RowLabel.of(RowLabel.muted(statement.profile().fingerprintText()));
            case Row.Execution execution -> execution(execution, List.of());
            case Row.Call call -> spaced(call.kind().name(), call.note());
            case Row.Node node -> node(node.node());
            case Row.Waits waits ->
                spaced(
                        Messages.get("statements.row.wait"),
                        waits.timing() == Row.Timing.BETWEEN_CALLS
                                ? Messages.get("statements.row.wait_between", waits.event())
                                : waits.event());
            case Row.Wait wait -> RowLabel.of(RowLabel.muted(wait.event()));
            case Row.Samples samples ->
                spaced(
                        Messages.get("statements.row.samples"),
                        Messages.get(
                                "statements.row.samples_are", samples.figures().text(Column.CALLS)));
            case Row.Sample sample -> sample(sample.buffer());
            case Row.Nested nested ->
                spaced(
                        Messages.get("statements.row.nested"),
                        Messages.get(
                                "statements.row.nested_in", nested.figures().text(Column.CALLS)));
            case Row.More more -> RowLabel.of(RowLabel.muted(more(more)));
            case Row.Note note -> RowLabel.of(RowLabel.muted(note.text()));
        };
    }

    /// Whether [#read] has more to say than [#quick].
    static boolean needsText(Row row) {
        return row instanceof Row.Statement || row instanceof Row.Execution;
    }

    /// With what the file says; not for the window's thread.
    static RowLabel read(Trace trace, Row row) throws TraceException {
        return switch (row) {
            case Row.Statement statement ->
                new RowLabel(sql(trace, statement.profile().firstCursor()), List.of());
            case Row.Execution execution -> {
                List<Run> more = new ArrayList<>(session(trace, execution.cursor()));
                if (execution.place() == Place.BELOW_PARENT && execution.cursor() >= 0) {
                    more.add(RowLabel.plain(" "));
                    more.addAll(sql(trace, execution.cursor()));
                }
                more.addAll(binds(
                        trace.text().detail(trace, execution.execution()).binds(),
                        BindTypes.of(trace.info().dialect())));
                yield execution(execution, more);
            }
            case Row.Root _,
                    Row.Call _,
                    Row.Node _,
                    Row.Waits _,
                    Row.Wait _,
                    Row.Samples _,
                    Row.Sample _,
                    Row.Nested _,
                    Row.More _,
                    Row.Note _ -> quick(row);
        };
    }

    /// A bind value as SQL would write it, cut to what fits in a line.
    static Run bind(Bind bind, BindTypes types) {
        Optional<String> value = bind.value();
        if (value.isEmpty()) {
            return new Run("NULL", bind.plausible() ? Style.KEYWORD : Style.WARN);
        }
        String text = SqlText.oneLine(value.get(), LONGEST_BIND);
        String shown = types.isNumber(bind.type()) ? text : "'" + text + "'";
        return new Run(bind.truncated() ? shown + "…" : shown, bind.plausible() ? Style.MUTED : Style.WARN);
    }

    /// Whose execution it is, where the file holds more than one session.
    private static List<Run> session(Trace trace, int cursor) {
        List<Session> sessions = trace.info().sessions();
        int session = cursor < 0 ? -1 : (int) trace.cursors().get(cursor, CursorColumn.SESSION);
        if (sessions.size() < 2 || session < 0 || sessions.get(session).pid() < 0) {
            return List.of();
        }
        return List.of(RowLabel.muted(" "
                + Messages.get(
                        "statements.row.pid",
                        Long.toString(sessions.get(session).pid()))));
    }

    private static List<Run> sql(Trace trace, int cursor) throws TraceException {
        String sql = trace.text().sql(trace, cursor);
        if (sql.isEmpty()) {
            return List.of(RowLabel.muted(Messages.get("statements.row.no_sql")));
        }
        return SqlRuns.of(SqlText.oneLine(SqlNormalizer.text(sql), LONGEST));
    }

    private static RowLabel execution(Row.Execution execution, List<Run> more) {
        List<Run> runs = new ArrayList<>();
        runs.add(RowLabel.plain(name(execution)));
        runs.addAll(more);
        return new RowLabel(runs, Badge.of(execution.flags()));
    }

    /// `#4711`, or the place in file order where the file gives no number.
    static String name(Row.Execution execution) {
        return execution.id() >= 0
                ? "#" + execution.id()
                : Messages.get("statements.row.unnumbered", Counts.grouped(execution.execution() + 1L));
    }

    private static List<Run> binds(List<Bind> binds, BindTypes types) {
        List<Run> runs = new ArrayList<>();
        for (Bind bind : binds.subList(0, Math.min(BINDS_SHOWN, binds.size()))) {
            runs.add(RowLabel.muted("  $" + (bind.position() + 1) + "="));
            runs.add(bind(bind, types));
        }
        if (binds.size() > BINDS_SHOWN) {
            runs.add(RowLabel.muted("  …"));
        }
        return runs;
    }

    private static RowLabel node(PlanFigures.Node node) {
        if (node.loops() == 0) {
            return RowLabel.of(
                    RowLabel.muted(node.name()), RowLabel.muted("  " + Messages.get("statements.node.never")));
        }
        if (node.rows() < 0 || node.plannedRows() < 0) {
            return RowLabel.of(RowLabel.plain(node.name()));
        }
        boolean wrong = isMisestimated(node);
        String rows =
                Messages.get("statements.node.rows", Counts.grouped(node.plannedRows()), Counts.grouped(node.rows()));
        List<Run> runs = new ArrayList<>();
        runs.add(new Run(node.name(), wrong ? Style.WARN : Style.PLAIN));
        runs.add(RowLabel.muted("  " + rows));
        if (wrong) {
            runs.add(new Run(" " + factor(node), Style.WARN));
        }
        return new RowLabel(runs, List.of());
    }

    /// Whether the planner was wrong by a factor of ten or more.
    static boolean isMisestimated(PlanFigures.Node node) {
        double factor = node.rowsFactor();
        return factor >= 10 || factor <= 0.1;
    }

    /// `×30` for more rows than estimated, `÷12` for fewer.
    static String factor(PlanFigures.Node node) {
        double factor = node.rowsFactor();
        return factor >= 1 ? "×" + Counts.compact(Math.round(factor)) : "÷" + Counts.compact(Math.round(1 / factor));
    }

    private static RowLabel sample(SampledBuffer buffer) {
        return RowLabel.of(
                RowLabel.muted(buffer.table().isEmpty() ? buffer.file() : buffer.table()),
                RowLabel.muted(
                        "  " + Messages.get("statements.row.sample", Counts.grouped(buffer.block()), buffer.fork())));
    }

    private static String more(Row.More more) {
        String count = Counts.grouped((long) more.to() - more.from());
        if (more.of() == RowKind.STATEMENT && more.spread().count() > 0) {
            return Messages.get(
                    "statements.row.more_executions",
                    count,
                    Durations.format(more.spread().p50Micros()),
                    Durations.format(more.spread().p95Micros()),
                    Durations.format(more.spread().maxMicros()));
        }
        return Messages.get(
                more.of() == RowKind.ROOT ? "statements.row.more_statements" : "statements.row.more", count);
    }

    private static RowLabel spaced(String name, String note) {
        return note.isEmpty()
                ? RowLabel.of(RowLabel.plain(name))
                : RowLabel.of(RowLabel.plain(name), RowLabel.muted(" " + note));
    }
}

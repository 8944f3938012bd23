package dev.pgtrace.ui.statements;

import dev.pgtrace.analysis.ExecutionAccount;
import dev.pgtrace.analysis.PlanFigures;
import dev.pgtrace.analysis.sql.BindTypes;
import dev.pgtrace.analysis.sql.SqlText;
import dev.pgtrace.base.TraceException;
import dev.pgtrace.base.text.Counts;
import dev.pgtrace.base.text.Percent;
import dev.pgtrace.model.CursorColumn;
import dev.pgtrace.model.ExecutionColumn;
import dev.pgtrace.model.ExecutionDetail;
import dev.pgtrace.model.ExecutionDetail.PlanNode;
import dev.pgtrace.model.Trace;
import dev.pgtrace.ui.kit.Messages;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Collects the details of a row. Reads the file: not for the window's thread.
final class DetailsReader {
    private static final int TITLE = 90;

    private final TreeSource source;
    private final Trace trace;

    DetailsReader(TreeSource source) {
        this.source = source;
        this.trace = source.trace();
    }

    /// @param row       what is selected
    /// @param execution row of the execution that it belongs to, or -1
    Details read(Row row, int execution) throws TraceException {
        return row instanceof Row.Statement statement ? statement(statement) : execution(row, execution);
    }

    private Details statement(Row.Statement row) throws TraceException {
        int cursor = row.profile().firstCursor();
        String sql = trace.text().sql(trace, cursor);
        return new Details(
                Messages.get("statements.tab.statement"),
                sql.isEmpty() ? row.profile().fingerprintText() : SqlText.oneLine(sql, TITLE),
                row.profile().fingerprintText(),
                Facts.of(row.profile(), row.figures()),
                Optional.of(BlockTiers.of(row.figures())),
                sql,
                SqlRuns.of(SqlRuns.shown(sql)),
                Optional.empty(),
                BindTypes.of(trace.info().dialect()),
                cursorSpan(cursor),
                -1);
    }

    private Details execution(Row row, int execution) throws TraceException {
        ExecutionDetail detail = trace.text().detail(trace, execution);
        int cursor = (int) trace.executions().get(execution, ExecutionColumn.CURSOR);
        String sql = cursor < 0 ? "" : trace.text().sql(trace, cursor);
        ExecutionAccount figures = source.accounts().of(execution);
        Details.Span span = executionSpan(execution, cursor);
        return switch (row) {
            case Row.Node node -> {
                PlanNode printed = printed(detail, node.position());
                yield new Details(
                        Messages.get("statements.tab.node"),
                        node.node().name(),
                        share(node.plan(), node.node(), figures),
                        Facts.of(node.node(), printed),
                        node.node().loops() == 0 ? Optional.empty() : Optional.of(BlockTiers.of(node.figures())),
                        sql,
                        SqlRuns.of(SqlRuns.shown(sql)),
                        Optional.of(detail),
                        BindTypes.of(trace.info().dialect()),
                        span,
                        printed == null ? -1 : printed.offsetBytes());
            }
            case Row.Call call -> details("call", call.kind().name(), call.note(), row, tiers(row), sql, detail, span);
            case Row.Execution one -> details("execution", Labels.name(one), "", row, tiers(row), sql, detail, span);
            case Row.Root _,
                    Row.Statement _,
                    Row.Waits _,
                    Row.Wait _,
                    Row.Samples _,
                    Row.Sample _,
                    Row.Nested _,
                    Row.More _,
                    Row.Note _ ->
                details("row", Labels.quick(row).text(), "", row, Optional.empty(), sql, detail, span);
        };
    }

    private Details details(
            String tab,
            String title,
            String pill,
            Row row,
            Optional<BlockTiers> tiers,
            String sql,
            ExecutionDetail detail,
            Details.Span span) {
        List<Fact> facts = Facts.of(row);
        return new Details(
                Messages.get("statements.tab." + tab),
                title,
                pill,
                facts,
                tiers,
                sql,
                SqlRuns.of(SqlRuns.shown(sql)),
                Optional.of(detail),
                BindTypes.of(trace.info().dialect()),
                span,
                -1);
    }

    private static Optional<BlockTiers> tiers(Row row) {
        return row.figures().blocks().blocks() == 0 ? Optional.empty() : Optional.of(BlockTiers.of(row.figures()));
    }

    private static String share(PlanFigures plan, PlanFigures.Node node, ExecutionAccount figures) {
        if (plan.executions() > 1) {
            return Messages.get("statements.node.summed", Counts.grouped(plan.executions()));
        }
        return node.totalMicros() < 0 || figures.runMicros() <= 0
                ? ""
                : Messages.get("statements.node.share", Percent.of(node.totalMicros(), figures.runMicros()));
    }

    private static @Nullable PlanNode printed(ExecutionDetail detail, int position) {
        return position < detail.plan().size() ? detail.plan().get(position) : null;
    }

    /// From the PARSE record, where the text is near, to the end of the last record of the execution.
    private Details.Span executionSpan(int execution, int cursor) {
        long offset = trace.executions().get(execution, ExecutionColumn.OFFSET_BYTES);
        long from = offset - trace.executions().orZero(execution, ExecutionColumn.BINDS_BACK);
        long parse = cursor < 0 ? -1 : trace.cursors().get(cursor, CursorColumn.OFFSET_BYTES);
        boolean near = parse >= 0 && parse <= from && from - parse <= 64 << 10;
        return new Details.Span(
                near ? parse : from, offset + trace.executions().orZero(execution, ExecutionColumn.END_DELTA));
    }

    private Details.Span cursorSpan(int cursor) {
        long offset = Math.max(0, trace.cursors().get(cursor, CursorColumn.OFFSET_BYTES));
        long sql = trace.cursors().orZero(cursor, CursorColumn.SQL_DELTA)
                + trace.cursors().orZero(cursor, CursorColumn.SQL_LENGTH);
        return new Details.Span(offset, offset + Math.max(1, sql));
    }
}

package dev.pgtrace.export;

import dev.pgtrace.analysis.Analyzer;
import dev.pgtrace.analysis.ExecutionSet;
import dev.pgtrace.analysis.Ledger;
import dev.pgtrace.analysis.TierModel;
import dev.pgtrace.base.TraceException;
import dev.pgtrace.base.task.CancelToken;
import dev.pgtrace.base.text.Counts;
import dev.pgtrace.base.text.PlainText;
import dev.pgtrace.model.CallColumn;
import dev.pgtrace.model.CallKind;
import dev.pgtrace.model.ExecutionColumn;
import dev.pgtrace.model.ExecutionDetail;
import dev.pgtrace.model.Table;
import dev.pgtrace.model.Trace;
import java.io.IOException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Everything about one execution: figures, account, binds, plan, waits, raw record.
final class ExecutionText {
    /// More raw text of one execution is said, not shown.
    private static final int MOST_RAW = 64 << 10;

    private static final int MOST_BIND = 400;

    private static final List<CallColumn> SUMMED = List.of(
            CallColumn.ELAPSED_MICROS,
            CallColumn.CPU_MICROS,
            CallColumn.ROWS,
            CallColumn.HIT_BLOCKS,
            CallColumn.READ_BLOCKS);

    private final Trace trace;
    private final TierModel model;
    private final Appendable out;

    ExecutionText(Trace trace, TierModel model, Appendable out) {
        this.trace = trace;
        this.model = model;
        this.out = out;
    }

    void write(int execution, String title) throws IOException, TraceException {
        out.append('\n').append(title).append(", ").append(figures(execution)).append('\n');
        String flags = ExecutionWords.flags(get(execution, ExecutionColumn.FLAGS));
        if (!flags.isEmpty()) {
            out.append("  ").append(flags).append('\n');
        }
        Ledger ledger = ledger(execution);
        if (ledger.wholeMicros() > 0) {
            TextReport.heading(out, ReportTexts.get("text.execution.ledger"));
            new TextLedger(ledger, model).write(out);
        }
        ExecutionDetail detail = trace.text().detail(trace, execution);
        binds(detail.binds());
        calls(execution);
        TextReport.heading(out, ReportTexts.get("text.plan"));
        new PlanText(Analyzer.plan(trace, execution, model)).write(out);
        waits(detail);
        raw(execution);
    }

    private String figures(int execution) {
        List<String> parts = new ArrayList<>();
        parts.add(ReportTexts.get("text.byte", Counts.grouped(get(execution, ExecutionColumn.OFFSET_BYTES))));
        parts.add(
                ReportTexts.get("text.elapsed", Figures.timeOrMissing(get(execution, ExecutionColumn.ELAPSED_MICROS))));
        parts.add("CPU " + Figures.timeOrMissing(get(execution, ExecutionColumn.CPU_MICROS)));
        parts.add(ReportTexts.get("text.rows", Figures.count(get(execution, ExecutionColumn.ROWS))));
        parts.add(ReportTexts.get(
                "text.blocks",
                Figures.count(get(execution, ExecutionColumn.HIT_BLOCKS)),
                Figures.count(get(execution, ExecutionColumn.READ_BLOCKS))));
        return String.join(" · ", parts);
    }

    private Ledger ledger(int execution) {
        BitSet one = new BitSet();
        one.set(execution);
        ExecutionSet set = ExecutionSet.of(one, trace.executions().size());
        return Analyzer.analyze(trace, set, model, new CancelToken()).database();
    }

    private void binds(List<ExecutionDetail.Bind> binds) throws IOException {
        if (binds.isEmpty()) {
            return;
        }
        TextReport.heading(out, ReportTexts.get("text.binds"));
        TextTable table = new TextTable("  ").right("").left("").left("");
        for (ExecutionDetail.Bind bind : binds) {
            String value = bind.value()
                    .map(text -> "'" + PlainText.cut(PlainText.lines(text).replace("\n", "⏎"), MOST_BIND) + "'")
                    .orElse("NULL");
            String type = BindTypes.name(bind.type(), trace.info().dialect());
            table.row(
                    "$" + (bind.position() + 1),
                    value,
                    type
                            + (bind.truncated() ? " " + ReportTexts.get("binds.cut") : "")
                            + (bind.plausible() ? "" : " " + ReportTexts.get("binds.implausible")));
        }
        table.write(out);
    }

    /// Database calls by kind, in formats that time each.
    private void calls(int execution) throws IOException {
        Table<CallColumn> calls = trace.calls();
        Map<CallKind, long[]> byKind = new EnumMap<>(CallKind.class);
        for (int call = 0; call < calls.size(); call++) {
            if (calls.get(call, CallColumn.EXECUTION) == execution && calls.has(call, CallColumn.KIND)) {
                CallKind kind = CallKind.values()[(int) calls.get(call, CallColumn.KIND)];
                long[] sums = byKind.computeIfAbsent(kind, key -> new long[1 + SUMMED.size()]);
                sums[0]++;
                for (int i = 0; i < SUMMED.size(); i++) {
                    sums[i + 1] += calls.orZero(call, SUMMED.get(i));
                }
            }
        }
        if (byKind.isEmpty()) {
            return;
        }
        TextReport.heading(out, ReportTexts.get("column.calls"));
        TextTable table = new TextTable("  ")
                .left("")
                .right(ReportTexts.get("column.calls"))
                .right(ReportTexts.get("column.elapsed"))
                .right(ReportTexts.get("column.cpu"))
                .right(ReportTexts.get("column.rows"))
                .right(ReportTexts.get("column.hit"))
                .right(ReportTexts.get("column.read"));
        byKind.forEach((kind, sums) -> table.row(
                kind.name(),
                Counts.grouped(sums[0]),
                Figures.time(sums[1]),
                Figures.time(sums[2]),
                Figures.compact(sums[3]),
                Figures.compact(sums[4]),
                Figures.compact(sums[5])));
        table.write(out);
    }

    private void waits(ExecutionDetail detail) throws IOException {
        int sampled = detail.sampledBuffers().size();
        if (detail.waits().isEmpty() && sampled == 0) {
            return;
        }
        TextReport.heading(out, ReportTexts.get("waits.title"));
        if (sampled > 0) {
            out.append("  ").append(ReportTexts.count(sampled, "sampledLine")).append('\n');
        }
        Map<String, long[]> byEvent = new LinkedHashMap<>();
        for (ExecutionDetail.Wait wait : detail.waits()) {
            String event = wait.event() + (wait.betweenCalls() ? " (" + ReportTexts.get("waits.between") + ")" : "");
            long[] sums = byEvent.computeIfAbsent(event, key -> new long[3]);
            sums[0]++;
            sums[1] += Math.max(0, wait.elapsedMicros());
            sums[2] = Math.max(sums[2], wait.elapsedMicros());
        }
        if (byEvent.isEmpty()) {
            return;
        }
        TextTable table = new TextTable("  ")
                .elastic(ReportTexts.get("waits.event"))
                .right(ReportTexts.get("waits.count"))
                .right(ReportTexts.get("column.elapsed"))
                .right(ReportTexts.get("waits.longest"));
        byEvent.forEach((event, sums) -> table.row(
                PlainText.oneLine(event), Counts.grouped(sums[0]), Figures.time(sums[1]), Figures.time(sums[2])));
        table.write(out);
    }

    private void raw(int execution) throws IOException, TraceException {
        long offset = get(execution, ExecutionColumn.OFFSET_BYTES);
        long end = offset + Math.max(0, get(execution, ExecutionColumn.END_DELTA));
        long start = offset - Math.max(0, get(execution, ExecutionColumn.BINDS_BACK));
        int length = (int) Math.min(MOST_RAW, end - start);
        TextReport.heading(out, ReportTexts.get("text.raw", Counts.grouped(start), Counts.grouped(end)));
        for (String line :
                PlainText.lines(trace.text().raw(start, length)).stripTrailing().split("\n", -1)) {
            out.append("  | ").append(line).append('\n');
        }
        if (end - start > length) {
            String more = Counts.grouped(end - start - length);
            out.append("  ").append(ReportTexts.get("text.raw.more", more)).append('\n');
        }
    }

    private long get(int execution, ExecutionColumn column) {
        return trace.executions().get(execution, column);
    }
}

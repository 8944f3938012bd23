package dev.pgtrace.export;

import dev.pgtrace.analysis.StatementProfile;
import dev.pgtrace.analysis.TraceAnalysis;
import dev.pgtrace.base.TraceException;
import dev.pgtrace.base.text.Counts;
import dev.pgtrace.base.text.Durations;
import dev.pgtrace.base.text.PlainText;
import dev.pgtrace.model.ExecutionColumn;
import dev.pgtrace.model.ExecutionDetail;
import dev.pgtrace.model.Table;
import dev.pgtrace.model.Trace;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The slowest executions of a statement with what they were called with and what they waited for; the others are one
/// line.
final class HtmlExecutions {
    private static final int MOST = 5;
    private static final int MOST_BINDS = 30;
    private static final int MOST_BIND = 200;
    private static final int MOST_WAITS = 8;

    private final HtmlWriter html;
    private final Trace trace;
    private final ReportOptions options;
    private final Map<Integer, int[]> slowest;
    private final HtmlTable table;

    /// @param shown statements whose executions are asked for
    HtmlExecutions(HtmlWriter html, TraceAnalysis analysis, ReportOptions options, List<StatementProfile> shown) {
        this.html = html;
        this.trace = analysis.trace();
        this.options = options;
        this.table = new HtmlTable(html);
        this.slowest = new Slowest(trace, analysis.selection())
                .of(shown.stream().map(StatementProfile::statement).toList(), MOST);
    }

    void write(StatementProfile profile) throws IOException, TraceException {
        int[] rows = slowest.getOrDefault(profile.statement(), new int[0]);
        if (rows.length == 0) {
            return;
        }
        html.leaf("h3", ReportTexts.get("executions.title"));
        html.start("div", "class", "scroll").start("table", "class", "executions");
        html.start("thead").start("tr").leaf("th", ReportTexts.get("executions.cursor"), "class", "l");
        for (String column : List.of("byte", "elapsed", "cpu", "rows", "hit", "read")) {
            html.leaf("th", ReportTexts.get("column." + column));
        }
        html.leaf("th", ReportTexts.get("executions.said"), "class", "l")
                .end()
                .end()
                .start("tbody");
        for (int execution : rows) {
            row(execution);
        }
        others(profile, rows);
        html.end().end().end();
    }

    private void row(int execution) throws IOException, TraceException {
        html.start("tr");
        html.leaf("td", ExecutionListText.id(trace, (int) get(execution, ExecutionColumn.CURSOR)), "class", "l");
        table.figure(
                Counts.grouped(get(execution, ExecutionColumn.OFFSET_BYTES)),
                get(execution, ExecutionColumn.OFFSET_BYTES));
        table.time(get(execution, ExecutionColumn.ELAPSED_MICROS));
        table.time(get(execution, ExecutionColumn.CPU_MICROS));
        table.count(get(execution, ExecutionColumn.ROWS));
        table.count(get(execution, ExecutionColumn.HIT_BLOCKS));
        table.count(get(execution, ExecutionColumn.READ_BLOCKS));
        html.start("td", "class", "l w");
        String flags = ExecutionWords.flags(get(execution, ExecutionColumn.FLAGS));
        if (!flags.isEmpty()) {
            html.leaf("div", flags, "class", "warn");
        }
        ExecutionDetail detail = trace.text().detail(trace, execution);
        binds(detail.binds());
        waits(detail.waits());
        html.end().end();
    }

    private void binds(List<ExecutionDetail.Bind> binds) throws IOException {
        if (binds.isEmpty()) {
            return;
        }
        html.start("div", "class", "binds");
        if (options.binds() == ReportOptions.Binds.LEFT_OUT) {
            html.leaf("span", ReportTexts.count(binds.size(), "bindsLeftOut"), "class", "soft")
                    .end();
            return;
        }
        for (ExecutionDetail.Bind bind : binds.subList(0, Math.min(MOST_BINDS, binds.size()))) {
            html.start("span", "class", bind.plausible() ? "bind" : "bind warn");
            html.leaf("b", "$" + (bind.position() + 1)).text(" = ");
            html.start("code").text(value(bind)).end();
            String type = BindTypes.name(bind.type(), trace.info().dialect());
            html.leaf(
                    "small",
                    " " + type + (bind.truncated() ? " " + ReportTexts.get("binds.cut") : "")
                            + (bind.plausible() ? "" : " " + ReportTexts.get("binds.implausible")));
            html.end();
        }
        if (binds.size() > MOST_BINDS) {
            html.leaf("span", ReportTexts.count(binds.size() - MOST_BINDS, "moreBinds"), "class", "soft");
        }
        html.end();
    }

    private static String value(ExecutionDetail.Bind bind) {
        return bind.value()
                .map(text -> "'" + PlainText.cut(PlainText.lines(text).replace("\n", "⏎"), MOST_BIND) + "'")
                .orElse("NULL");
    }

    private void waits(List<ExecutionDetail.Wait> waits) throws IOException {
        if (waits.isEmpty()) {
            return;
        }
        Map<String, long[]> byEvent = new LinkedHashMap<>();
        for (ExecutionDetail.Wait wait : waits) {
            long[] sums = byEvent.computeIfAbsent(wait.event(), event -> new long[2]);
            sums[0]++;
            sums[1] += Math.max(0, wait.elapsedMicros());
        }
        List<String> parts = new ArrayList<>();
        byEvent.entrySet().stream()
                .sorted(Map.Entry.comparingByValue((a, b) -> Long.compare(b[1], a[1])))
                .limit(MOST_WAITS)
                .forEach(entry -> parts.add(PlainText.oneLine(entry.getKey()) + " "
                        + Durations.format(entry.getValue()[1]) + " (" + Counts.grouped(entry.getValue()[0]) + "×)"));
        if (byEvent.size() > MOST_WAITS) {
            parts.add(ReportTexts.count(byEvent.size() - MOST_WAITS, "otherEvents"));
        }
        html.leaf("div", ReportTexts.get("executions.waits") + ": " + String.join(", ", parts), "class", "soft");
    }

    /// What the others took: executions that are finished and believed, as in the spread above.
    private void others(StatementProfile profile, int[] rows) throws IOException {
        long left = profile.calls() - rows.length;
        if (left > 0) {
            html.start("tr").start("td", "class", "l soft w", "colspan", "8");
            html.text(ReportTexts.count(left, "otherExecutions")).end().end();
        }
    }

    private long get(int execution, ExecutionColumn column) {
        return execution < 0 ? Table.MISSING : trace.executions().get(execution, column);
    }
}

package dev.pgtrace.export;

import dev.pgtrace.analysis.TraceAnalysis;
import dev.pgtrace.base.text.PlainText;
import dev.pgtrace.model.Component;
import dev.pgtrace.model.Table;
import dev.pgtrace.model.Trace;
import dev.pgtrace.model.WaitColumn;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Wait events of the chosen executions by name. Those inside of calls are in their elapsed times already.
final class HtmlWaits {
    private static final Component[] COMPONENTS = Component.values();

    private final HtmlWriter html;
    private final TraceAnalysis analysis;
    private final Trace trace;
    private final int top;

    HtmlWaits(HtmlWriter html, TraceAnalysis analysis, ReportOptions options) {
        this.html = html;
        this.analysis = analysis;
        this.trace = analysis.trace();
        this.top = options.top();
    }

    /// What is told apart.
    private record Key(long name, boolean between, boolean sampled) {}

    private static final class Sums {
        long count;
        long micros;
        long most;
        Component component = Component.OTHER_WAITS;
    }

    void write() throws IOException {
        Map<Key, Sums> byEvent = sums();
        HtmlTable table = new HtmlTable(html);
        String title = ReportTexts.get("waits.title");
        if (byEvent.isEmpty()) {
            table.empty(title, ReportTexts.get("waits.none"));
            return;
        }
        List<Map.Entry<Key, Sums>> sorted = new ArrayList<>(byEvent.entrySet());
        sorted.sort(Comparator.comparingLong((Map.Entry<Key, Sums> entry) -> -entry.getValue().micros)
                .thenComparingLong(entry -> entry.getKey().name()));
        int shown = Math.min(top, sorted.size());
        table.open(
                title,
                ReportTexts.get("waits.note"),
                "waits",
                "<" + ReportTexts.get("waits.event"),
                "<" + ReportTexts.get("waits.component"),
                ReportTexts.get("waits.count"),
                ReportTexts.get("waits.elapsed"),
                ReportTexts.get("waits.longest"),
                "<" + ReportTexts.get("waits.where"));
        for (Map.Entry<Key, Sums> entry : sorted.subList(0, shown)) {
            row(table, entry.getKey(), entry.getValue());
        }
        rest(table, sorted.subList(shown, sorted.size()));
        table.close();
    }

    private void row(HtmlTable table, Key key, Sums sums) throws IOException {
        html.start("tbody").start("tr");
        html.leaf("td", event(key.name()), "class", "l");
        html.start("td", "class", "l soft");
        html.leaf("span", "", "class", "swatch c-" + ComponentClasses.of(sums.component))
                .text(ReportTexts.name(sums.component))
                .end();
        table.count(sums.count);
        if (key.sampled()) {
            html.leaf("td", Figures.ESTIMATED + Figures.time(sums.micros), "data-v", Long.toString(sums.micros));
            html.leaf("td", Figures.MISSING, "data-v", "-1");
        } else {
            table.time(sums.micros);
            table.time(sums.most);
        }
        html.leaf("td", ReportTexts.get(key.between() ? "waits.between" : "waits.inside"), "class", "l soft")
                .end()
                .end();
    }

    private void rest(HtmlTable table, List<Map.Entry<Key, Sums>> left) throws IOException {
        if (left.isEmpty()) {
            return;
        }
        html.start("tfoot").start("tr");
        html.leaf("td", ReportTexts.count(left.size(), "otherEvents"), "class", "l soft");
        html.leaf("td", "");
        table.count(left.stream().mapToLong(entry -> entry.getValue().count).sum());
        table.time(left.stream().mapToLong(entry -> entry.getValue().micros).sum());
        table.time(left.stream().mapToLong(entry -> entry.getValue().most).max().orElse(-1));
        html.leaf("td", "").end().end();
    }

    private String event(long name) {
        return name < 0
                ? Figures.MISSING
                : PlainText.oneLine(trace.names().get((int) name, trace.info().charset()));
    }

    private Map<Key, Sums> sums() {
        Map<Key, Sums> byEvent = new HashMap<>();
        boolean whole = analysis.selection().count() == analysis.selection().size();
        for (int wait = 0; wait < trace.waits().size(); wait++) {
            long execution = trace.waits().get(wait, WaitColumn.EXECUTION);
            if (execution == Table.MISSING ? !whole : !analysis.selection().contains((int) execution)) {
                continue;
            }
            Sums sums = byEvent.computeIfAbsent(
                    new Key(
                            trace.waits().get(wait, WaitColumn.NAME),
                            trace.waits().get(wait, WaitColumn.BETWEEN_CALLS) == 1,
                            trace.waits().has(wait, WaitColumn.SAMPLES)),
                    key -> new Sums());
            long micros = trace.waits().orZero(wait, WaitColumn.ELAPSED_MICROS);
            sums.count++;
            sums.micros += micros;
            sums.most = Math.max(sums.most, micros);
            sums.component = COMPONENTS[(int) trace.waits().orZero(wait, WaitColumn.COMPONENT)];
        }
        return byEvent;
    }
}

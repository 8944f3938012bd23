package dev.pgtrace.export;

import dev.pgtrace.analysis.Analyzer;
import dev.pgtrace.analysis.Distribution;
import dev.pgtrace.analysis.StatementProfile;
import dev.pgtrace.analysis.TraceAnalysis;
import dev.pgtrace.base.TraceException;
import dev.pgtrace.base.text.Counts;
import dev.pgtrace.base.text.Durations;
import dev.pgtrace.model.CursorColumn;
import dev.pgtrace.model.ExecutionColumn;
import dev.pgtrace.model.Table;
import dev.pgtrace.model.Trace;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// A statement: its profile, how its times are spread, its plans, its slowest executions.
public final class StatementText {
    private static final int BAR = 50;

    private final TraceAnalysis analysis;
    private final Trace trace;
    private final int top;

    /// @param top executions to list
    public StatementText(TraceAnalysis analysis, int top) {
        this.analysis = analysis;
        this.trace = analysis.trace();
        this.top = top;
    }

    public void write(StatementProfile profile, Appendable out) throws IOException, TraceException {
        ReportTexts.spoken(() -> statement(profile, out));
    }

    private void statement(StatementProfile profile, Appendable out) throws IOException, TraceException {
        String calls = ReportTexts.count(profile.calls(), "call");
        String elapsed = Figures.time(profile.elapsedMicros());
        String share = Figures.share(profile.share());
        out.append(ReportTexts.get("text.statement", profile.fingerprintText(), elapsed, calls, share))
                .append('\n');
        String planning = Figures.time(profile.parseMicros());
        List<String> figures = List.of(
                ReportTexts.get("text.self", Figures.time(profile.selfMicros())),
                ReportTexts.get("text.statement.planning", planning, Counts.grouped(profile.parses())),
                "CPU " + Figures.timeOrMissing(profile.cpuMicros()),
                ReportTexts.get("text.rows", Figures.count(profile.rows())),
                ReportTexts.get(
                        "text.blocks", Figures.count(profile.hitBlocks()), Figures.count(profile.readBlocks())));
        out.append(String.join(" · ", figures)).append('\n');
        if (profile.incomplete() + profile.flagged() > 0) {
            out.append(ReportTexts.get("summary.incomplete", Counts.grouped(profile.incomplete())));
            out.append(" · ");
            out.append(ReportTexts.get("text.statement.flagged", Counts.grouped(profile.flagged())));
            out.append('\n');
        }
        CursorText.sql(trace, profile.firstCursor(), out);
        TextReport.heading(out, ReportTexts.get("detail.ledger"));
        new TextLedger(profile.ledger(), analysis.model()).write(out);
        spread(profile.elapsed(), out);
        shapes(profile.statement(), out);
        slowest(profile.statement(), out);
    }

    private static void spread(Distribution spread, Appendable out) throws IOException {
        if (spread.count() == 0) {
            TextReport.heading(out, ReportTexts.get("text.spread.none"));
            return;
        }
        TextReport.heading(
                out,
                ReportTexts.get(
                        "text.spread",
                        Durations.format(spread.minMicros()),
                        Durations.format(spread.p50Micros()),
                        Durations.format(spread.p95Micros()),
                        Durations.format(spread.p99Micros()),
                        Durations.format(spread.maxMicros())));
        long most =
                spread.bucketCounts().stream().mapToLong(Long::longValue).max().orElse(1);
        TextTable table = new TextTable("  ")
                .right(ReportTexts.get("text.from"))
                .right(ReportTexts.get("column.executions"))
                .left("");
        for (int i = 0; i < spread.bucketCounts().size(); i++) {
            long count = spread.bucketCounts().get(i);
            if (count == 0 && spread.bucketCounts().get(i - 1) == 0) {
                if (spread.bucketCounts().get(i + 1) > 0) {
                    table.row("…", "", "");
                }
                continue;
            }
            String from = Durations.format(Math.round(Distribution.bucketStart(spread.firstBucket() + i)));
            int bar = (int) Math.round((double) count / most * BAR);
            table.row(from, Counts.grouped(count), count > 0 ? "█".repeat(Math.max(1, bar)) : "");
        }
        table.write(out);
    }

    /// Sums over the executions that had one plan.
    private static final class ShapeSums {
        final int shape;
        long executions;
        long micros;
        long maxMicros;
        int slowest;

        ShapeSums(int shape, int first) {
            this.shape = shape;
            this.slowest = first;
        }

        void add(int execution, long elapsed) {
            executions++;
            micros += Math.max(0, elapsed);
            if (elapsed > maxMicros) {
                maxMicros = elapsed;
                slowest = execution;
            }
        }
    }

    private void shapes(int statement, Appendable out) throws IOException {
        Map<Integer, ShapeSums> byShape = new HashMap<>();
        for (int e = analysis.selection().next(0);
                e >= 0;
                e = analysis.selection().next(e + 1)) {
            int execution = e;
            long cursor = trace.executions().get(e, ExecutionColumn.CURSOR);
            int shape = (int) trace.executions().get(e, ExecutionColumn.SHAPE);
            if (shape != Table.MISSING
                    && cursor >= 0
                    && trace.cursors().get((int) cursor, CursorColumn.STATEMENT) == statement) {
                byShape.computeIfAbsent(shape, key -> new ShapeSums(key, execution))
                        .add(e, trace.executions().get(e, ExecutionColumn.ELAPSED_MICROS));
            }
        }
        List<ShapeSums> sorted = new ArrayList<>(byShape.values());
        sorted.sort(Comparator.comparingLong((ShapeSums sums) -> -sums.micros).thenComparingInt(sums -> sums.slowest));
        for (ShapeSums sums : sorted) {
            int cursor = (int) trace.executions().get(sums.slowest, ExecutionColumn.CURSOR);
            TextReport.heading(
                    out,
                    ReportTexts.get(
                            "text.shape",
                            String.format("%016x", trace.shapes().fingerprint(sums.shape)),
                            ReportTexts.count(sums.executions, "execution"),
                            Figures.time(sums.micros),
                            ExecutionListText.id(trace, cursor),
                            Figures.time(sums.maxMicros)));
            new PlanText(Analyzer.plan(trace, sums.slowest, analysis.model())).write(out);
        }
    }

    private void slowest(int statement, Appendable out) throws IOException, TraceException {
        int[] slowest = new Slowest(trace, analysis.selection()).of(statement, top);
        if (slowest.length > 0) {
            TextReport.heading(out, ReportTexts.get("executions.title"));
            new ExecutionListText(trace).write(slowest, out);
        }
    }
}

package dev.pgtrace.export;

import dev.pgtrace.analysis.Distribution;
import dev.pgtrace.analysis.Ledger;
import dev.pgtrace.analysis.StatementProfile;
import dev.pgtrace.analysis.TraceAnalysis;
import dev.pgtrace.base.TraceException;
import dev.pgtrace.base.text.Counts;
import dev.pgtrace.base.text.Percent;
import dev.pgtrace.model.Component;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/// The table of statements: a line of figures and a line of text each.
final class TextStatements {
    private static final int SQL_WIDTH = TextTable.PAGE - 25;

    private final TraceAnalysis analysis;
    private final ReportOptions options;

    TextStatements(TraceAnalysis analysis, ReportOptions options) {
        this.analysis = analysis;
        this.options = options;
    }

    void write(Appendable out) throws IOException, TraceException {
        List<StatementProfile> sorted = options.order().sort(analysis.statements());
        if (sorted.isEmpty()) {
            TextReport.heading(out, ReportTexts.get("text.statements.none"));
            return;
        }
        int shown = Math.min(options.top(), sorted.size());
        String order = ReportTexts.get("order." + options.order().label());
        String count = ReportTexts.shown(shown, sorted.size());
        TextReport.heading(out, ReportTexts.get("text.statements", order, count));
        TextTable table = table();
        StatementTexts texts = new StatementTexts(analysis.trace());
        for (int i = 0; i < shown; i++) {
            StatementProfile profile = sorted.get(i);
            String sql = StatementTexts.shown(texts.normalised(profile), SQL_WIDTH);
            table.row(cells(i + 1, profile), "     " + profile.fingerprintText() + "  " + sql);
        }
        table.write(out);
    }

    private static TextTable table() {
        return new TextTable("  ")
                .right("")
                .right(ReportTexts.get("column.calls"))
                .right(ReportTexts.get("column.elapsed"))
                .right(ReportTexts.get("column.self"))
                .right(ReportTexts.get("column.share"))
                .right(ReportTexts.get("column.cpu"))
                .right(ReportTexts.get("column.rows"))
                .right(ReportTexts.get("column.reads"))
                .right(ReportTexts.get("column.hitShare"))
                .right(ReportTexts.get("column.p50"))
                .right(ReportTexts.get("column.p95"))
                .right(ReportTexts.get("column.max"))
                .left(ReportTexts.get("text.mostly"));
    }

    private static List<String> cells(int number, StatementProfile profile) {
        Distribution spread = profile.elapsed();
        boolean timed = spread.count() > 0;
        List<String> cells = new ArrayList<>();
        cells.add(Integer.toString(number));
        cells.add(Counts.grouped(profile.calls()));
        cells.add(Figures.time(profile.elapsedMicros()));
        cells.add(Figures.time(profile.selfMicros()));
        cells.add(Figures.share(profile.share()));
        cells.add(Figures.timeOrMissing(profile.cpuMicros()));
        cells.add(Figures.compact(profile.rows()));
        cells.add(Figures.compact(profile.readBlocks()));
        cells.add(Figures.share(profile.tiers().hitShare()));
        cells.add(timed ? Figures.time(spread.p50Micros()) : Figures.MISSING);
        cells.add(timed ? Figures.time(spread.p95Micros()) : Figures.MISSING);
        cells.add(timed ? Figures.time(spread.maxMicros()) : Figures.MISSING);
        cells.add(mostly(profile.ledger()));
        return cells;
    }

    /// The largest part of the time, such as `tier 3 89%`.
    static String mostly(Ledger ledger) {
        return ledger.entries().stream()
                .max(Comparator.comparingLong(Ledger.Entry::micros))
                .filter(entry -> entry.micros() > 0)
                .map(Ledger.Entry::component)
                .map(component -> shortLabel(component) + " " + Percent.of(ledger.share(component)))
                .orElse("");
    }

    private static String shortLabel(Component component) {
        return switch (component) {
            case CLIENT, UNACCOUNTED, WAL_WRITES, LOCK_WAITS, OTHER_WAITS, TEMP_IO ->
                ReportTexts.get("text.short." + component.name().toLowerCase(Locale.ROOT));
            case CPU, TIER1, TIER2, TIER3, READS_UNSPLIT -> ReportTexts.name(component);
        };
    }
}

package dev.pgtrace.export;

import dev.pgtrace.analysis.compare.Change;
import dev.pgtrace.analysis.compare.CompareMetric;
import dev.pgtrace.analysis.compare.ComparedFigures;
import dev.pgtrace.analysis.compare.ComponentDelta;
import dev.pgtrace.analysis.compare.Incomparability;
import dev.pgtrace.analysis.compare.PlanUse;
import dev.pgtrace.analysis.compare.StatementDelta;
import dev.pgtrace.analysis.compare.TraceComparison;
import dev.pgtrace.analysis.compare.gate.GateResult;
import dev.pgtrace.base.TraceException;
import dev.pgtrace.base.text.Counts;
import dev.pgtrace.base.text.KeptTexts;
import dev.pgtrace.base.text.PlainText;
import dev.pgtrace.model.Provenance;
import java.io.IOException;
import java.util.List;

/// A comparison for people at a terminal, 120 columns wide: the total, why not to trust it, then statements by how much
/// they changed.
public final class ComparisonText {
    private static final int SQL_WIDTH = TextTable.PAGE - 25;
    private static final int MOST_PLANS = 4;

    private final ComparisonReport report;
    private final TraceComparison comparison;
    private final Appendable out;

    private ComparisonText(ComparisonReport report, Appendable out) {
        this.report = report;
        this.comparison = report.comparison();
        this.out = out;
    }

    public static void write(ComparisonReport report, Appendable out) throws IOException, TraceException {
        ReportTexts.in(report.language(), new ComparisonText(report, out)::write);
    }

    private void write() throws IOException, TraceException {
        title();
        notComparable();
        ledger();
        statements(ReportTexts.get("compare.statements.both"), comparison.statements());
        alone(ReportTexts.get("compare.statements.new"), comparison.appeared());
        alone(ReportTexts.get("compare.statements.gone"), comparison.gone());
        plans();
        gates();
        out.append('\n').append(ReportTexts.get("text.compare.legend")).append('\n');
    }

    private void title() throws IOException {
        String old = ReportTexts.get("side.old");
        String now = ReportTexts.get("side.new");
        out.append(old)
                .append("  ")
                .append(ComparisonTexts.side(comparison.old()))
                .append('\n');
        out.append(now)
                .append("  ")
                .append(ComparisonTexts.side(comparison.now()))
                .append("\n\n");
        TextTable table = new TextTable("  ")
                .left("")
                .right(ReportTexts.get("compare.column.old"))
                .right(ReportTexts.get("compare.column.new"))
                .right(ReportTexts.get("compare.column.change"))
                .right("")
                .left("");
        for (CompareMetric metric : List.of(
                CompareMetric.TOTAL,
                CompareMetric.CALLS,
                CompareMetric.CPU,
                CompareMetric.ROWS,
                CompareMetric.BLOCKS,
                CompareMetric.TIER1,
                CompareMetric.TIER2,
                CompareMetric.TIER3)) {
            Change change = comparison.change(metric);
            table.row(
                    ReportTexts.get("metric." + metric.word()),
                    ChangeText.value(metric, change.before()),
                    ChangeText.value(metric, change.after()),
                    ChangeText.delta(metric, change),
                    ChangeText.share(change),
                    metric == CompareMetric.TOTAL ? ComparisonTexts.noise(comparison) : "");
        }
        table.write(out);
    }

    private void notComparable() throws IOException {
        if (comparison.notComparable().isEmpty()) {
            return;
        }
        TextReport.heading(out, ReportTexts.get("compare.notComparable"));
        for (Incomparability reason : comparison.notComparable()) {
            out.append("  - ")
                    .append(PlainText.oneLine(KeptTexts.told(reason.message())))
                    .append('\n');
        }
    }

    private void ledger() throws IOException {
        TextReport.heading(out, ReportTexts.get("compare.ledger"));
        TextTable table = new TextTable("  ")
                .left("")
                .right(ReportTexts.get("compare.column.old"))
                .right(ReportTexts.get("compare.column.new"))
                .right(ReportTexts.get("compare.column.change"));
        for (ComponentDelta delta : comparison.ledger()) {
            boolean known = delta.oldProvenance() != Provenance.MISSING || delta.newProvenance() != Provenance.MISSING;
            if (known) {
                table.row(
                        ReportTexts.name(delta.component()),
                        Figures.time(delta.oldMicros(), delta.oldProvenance()),
                        Figures.time(delta.newMicros(), delta.newProvenance()),
                        delta.isComparable() ? ChangeText.time(delta.deltaMicros()) : Figures.MISSING);
            }
        }
        table.write(out);
    }

    private void statements(String title, List<StatementDelta> statements) throws IOException, TraceException {
        heading(title, statements);
        TextTable table = new TextTable("  ")
                .right("")
                .right(ReportTexts.get("compare.column.calls"))
                .right(ReportTexts.get("compare.column.total"))
                .right(ReportTexts.get("compare.column.change"))
                .right("")
                .right(ReportTexts.get("compare.column.mean"))
                .right(ReportTexts.get("compare.column.p95"))
                .right(ReportTexts.get("compare.column.blocks"))
                .right(ReportTexts.get("compare.column.tier3"))
                .left("");
        for (int i = 0; i < Math.min(report.top(), statements.size()); i++) {
            StatementDelta statement = statements.get(i);
            Change total = statement.change(CompareMetric.TOTAL);
            table.row(
                    List.of(
                            Integer.toString(i + 1),
                            sides(CompareMetric.CALLS, statement),
                            sides(CompareMetric.TOTAL, statement),
                            ChangeText.delta(CompareMetric.TOTAL, total),
                            ChangeText.share(total),
                            sides(CompareMetric.MEAN, statement),
                            sides(CompareMetric.P95, statement),
                            sides(CompareMetric.BLOCKS, statement),
                            sides(CompareMetric.TIER3, statement),
                            ComparisonTexts.marks(statement)),
                    text(statement));
        }
        if (!table.isEmpty()) {
            table.write(out);
        }
    }

    private static String sides(CompareMetric metric, StatementDelta statement) {
        return ChangeText.sides(metric, statement.change(metric));
    }

    private void alone(String title, List<StatementDelta> statements) throws IOException, TraceException {
        if (statements.isEmpty()) {
            return;
        }
        heading(title, statements);
        TextTable table = new TextTable("  ")
                .right("")
                .right(ReportTexts.get("compare.column.calls"))
                .right(ReportTexts.get("compare.column.total"))
                .right(ReportTexts.get("compare.column.mean"))
                .right(ReportTexts.get("compare.column.blocks"));
        for (int i = 0; i < Math.min(report.top(), statements.size()); i++) {
            StatementDelta statement = statements.get(i);
            ComparedFigures figures = statement.newPlace().isPresent() ? statement.after() : statement.before();
            table.row(
                    List.of(
                            Integer.toString(i + 1),
                            Counts.grouped(figures.calls()),
                            Figures.time(figures.totalMicros()),
                            ChangeText.value(CompareMetric.MEAN, figures.meanMicros()),
                            Figures.compact(figures.tiers().blocks())),
                    text(statement));
        }
        table.write(out);
    }

    private void heading(String title, List<StatementDelta> statements) throws IOException {
        int shown = Math.min(report.top(), statements.size());
        String count = shown == 0 ? ReportTexts.get("text.compare.none") : ReportTexts.shown(shown, statements.size());
        TextReport.heading(out, title + ": " + count);
    }

    private String text(StatementDelta statement) throws TraceException {
        return "     " + statement.fingerprintText() + "  "
                + StatementTexts.shown(ComparisonTexts.sql(comparison, statement), SQL_WIDTH);
    }

    private void plans() throws IOException, TraceException {
        List<StatementDelta> flips = comparison.flips();
        if (!flips.isEmpty()) {
            TextReport.heading(out, ReportTexts.get("text.compare.flips", Counts.grouped(flips.size())));
            for (StatementDelta statement : flips.stream().limit(report.top()).toList()) {
                out.append("  ").append(statement.fingerprintText()).append('\n');
                uses(ReportTexts.get("side.old"), statement.oldPlans());
                uses(ReportTexts.get("side.new"), statement.newPlans());
            }
        }
        for (StatementDelta statement : comparison.statements().stream()
                .filter(report::showsPlans)
                .limit(report.top())
                .toList()) {
            TextReport.heading(out, ReportTexts.get("compare.plans", statement.fingerprintText()));
            new PlanDiffText(report.plans(statement)).write(out);
        }
    }

    private void uses(String side, List<PlanUse> uses) throws IOException {
        for (PlanUse use : uses.stream().limit(MOST_PLANS).toList()) {
            String calls = ReportTexts.count(use.calls(), "callUsing");
            String mean = ChangeText.value(CompareMetric.MEAN, use.meanMicros());
            String figures = side + "  " + ReportTexts.get("text.compare.use", calls, mean) + "  ";
            out.append("    ").append(figures);
            out.append(PlainText.cut(PlainText.oneLine(use.outline()), TextTable.PAGE - 4 - figures.length()))
                    .append('\n');
        }
        if (uses.size() > MOST_PLANS) {
            String more = Integer.toString(uses.size() - MOST_PLANS);
            out.append("    ").append(side).append("  ");
            out.append(ReportTexts.get("text.compare.more", more)).append('\n');
        }
    }

    private void gates() throws IOException {
        if (report.gates().isEmpty()) {
            return;
        }
        TextReport.heading(out, ReportTexts.get("compare.gates"));
        for (GateResult result : report.gates()) {
            out.append("  ").append(PlainText.oneLine(result.gate().text())).append(": ");
            out.append(GateText.verdict(result)).append('\n');
            for (GateResult.Violation violation :
                    result.violations().stream().limit(report.top()).toList()) {
                out.append("    ");
                if (violation.statement().isPresent()) {
                    out.append(violation.statement().get().fingerprintText()).append("  ");
                }
                out.append(GateText.violation(result, violation)).append('\n');
            }
        }
    }
}

package dev.pgtrace.export;

import dev.pgtrace.analysis.experiment.CausePart;
import dev.pgtrace.analysis.experiment.ExperimentResult;
import dev.pgtrace.analysis.experiment.VariantComparison;
import dev.pgtrace.analysis.experiment.VariantFigures;
import dev.pgtrace.analysis.experiment.Warning;
import dev.pgtrace.base.TraceException;
import dev.pgtrace.base.text.Durations;
import dev.pgtrace.base.text.KeptTexts;
import dev.pgtrace.base.text.PlainText;
import dev.pgtrace.model.Provenance;
import dev.pgtrace.model.experiment.Experiment;
import dev.pgtrace.model.experiment.Variant;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// What an experiment proves, for a terminal: the verdict first, then why.
public final class ExperimentText {
    private final Experiment experiment;
    private final ExperimentResult result;
    private final ExperimentFacts facts;
    private final Locale language;

    /// @param language of its words and numbers
    public ExperimentText(Experiment experiment, ExperimentResult result, Locale language) {
        this.experiment = experiment;
        this.result = result;
        this.language = language;
        this.facts = new ExperimentFacts(experiment, result);
    }

    /// Verdicts, table, causes, warnings.
    public void write(Appendable out) throws IOException, TraceException {
        ReportTexts.in(language, () -> report(out));
    }

    private void report(Appendable out) throws IOException {
        for (VariantComparison comparison : result.comparisons()) {
            VerdictWords verdict = new VerdictWords(facts.name(0), facts.name(comparison.variant()), comparison);
            out.append(verdict.headline()).append(".\n");
            out.append("  ").append(verdict.detail()).append('\n');
        }
        String answers = facts.answers();
        out.append("  ").append(answers).append("\n\n");
        variants(out);
        table(out);
        for (VariantComparison comparison : result.comparisons()) {
            cause(out, comparison);
        }
        for (Warning warning : result.warnings()) {
            String message = PlainText.oneLine(KeptTexts.told(warning.message()));
            out.append('\n').append(ReportTexts.get("text.experiment.warning", message));
        }
        out.append(result.warnings().isEmpty() ? "\n" : "\n\n");
        out.append(PlainText.oneLine(facts.conditions())).append('\n');
    }

    /// The plans of the slowest instrumented runs, one below the other.
    public void writePlans(Appendable out) throws IOException, TraceException {
        ReportTexts.in(language, () -> plans(out));
    }

    private void plans(Appendable out) throws IOException {
        for (VariantFigures figures : result.figures()) {
            TextReport.heading(out, ReportTexts.get("experiment.plan", facts.name(figures.variant())));
            new PlanText(figures.plan()).write(out);
        }
    }

    private void variants(Appendable out) throws IOException {
        for (Variant variant : experiment.request().variants()) {
            out.append(PlainText.oneLine(variant.name())).append(": ");
            out.append(PlainText.cut(PlainText.oneLine(variant.sql()), TextTable.PAGE))
                    .append('\n');
            for (String change : ExperimentFacts.changes(variant)) {
                out.append("    ").append(change).append('\n');
            }
        }
        out.append('\n');
    }

    private void table(Appendable out) throws IOException {
        TextTable table = new TextTable("  ").left("");
        for (int v = 0; v < result.variants().size(); v++) {
            table.right(facts.name(v));
        }
        for (VariantComparison comparison : result.comparisons()) {
            table.right(ReportTexts.get("experiment.to", facts.name(comparison.variant()), facts.name(0)));
        }
        for (ExperimentFacts.Row row : facts.rows()) {
            List<String> cells = new ArrayList<>();
            cells.add(row.name());
            cells.addAll(row.cells());
            cells.addAll(row.changes());
            table.row(cells);
        }
        table.write(out);
        if (!result.figures().isEmpty()) {
            out.append("  * ")
                    .append(ReportTexts.get("text.experiment.instrumented"))
                    .append('\n');
        }
    }

    private void cause(Appendable out, VariantComparison comparison) throws IOException {
        if (comparison.cause().isEmpty()) {
            return;
        }
        String other = facts.name(comparison.variant());
        TextReport.heading(out, ReportTexts.get("text.experiment.cause", other, facts.name(0)));
        TextTable table = new TextTable("  ").left("").right("").right("").left("");
        double sum = 0;
        for (CausePart part : comparison.cause()) {
            sum += part.deltaMicros();
            String mark = part.provenance() == Provenance.ESTIMATED ? Figures.ESTIMATED : "";
            table.row(
                    CauseWords.label(part.component()),
                    mark + signed(part.deltaMicros()),
                    Figures.share(part.share()),
                    CauseWords.provenance(part));
        }
        table.row(ReportTexts.get("text.experiment.difference"), signed(sum), Figures.share(1), "");
        table.write(out);
    }

    static String signed(double micros) {
        return (micros > 0 ? "+" : "") + Durations.precise(micros);
    }
}

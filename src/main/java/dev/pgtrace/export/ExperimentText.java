package dev.pgtrace.export;

import dev.pgtrace.analysis.experiment.CausePart;
import dev.pgtrace.analysis.experiment.ExperimentResult;
import dev.pgtrace.analysis.experiment.VariantComparison;
import dev.pgtrace.analysis.experiment.VariantFigures;
import dev.pgtrace.analysis.experiment.Warning;
import dev.pgtrace.base.text.Durations;
import dev.pgtrace.base.text.PlainText;
import dev.pgtrace.model.Provenance;
import dev.pgtrace.model.experiment.Experiment;
import dev.pgtrace.model.experiment.Variant;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/// What an experiment proves, for a terminal: the verdict first, then why.
public final class ExperimentText {
    private final Experiment experiment;
    private final ExperimentResult result;
    private final ExperimentFacts facts;

    public ExperimentText(Experiment experiment, ExperimentResult result) {
        this.experiment = experiment;
        this.result = result;
        this.facts = new ExperimentFacts(experiment, result);
    }

    /// Verdicts, table, causes, warnings.
    public void write(Appendable out) throws IOException {
        for (VariantComparison comparison : result.comparisons()) {
            out.append(facts.verdict(comparison).headline()).append(".\n");
            out.append("  ").append(facts.verdict(comparison).detail()).append('\n');
        }
        String answers = facts.answers();
        out.append("  ").append(answers).append("\n\n");
        variants(out);
        table(out);
        for (VariantComparison comparison : result.comparisons()) {
            cause(out, comparison);
        }
        for (Warning warning : result.warnings()) {
            out.append("\nWarning: ").append(PlainText.oneLine(warning.message()));
        }
        out.append(result.warnings().isEmpty() ? "\n" : "\n\n");
        out.append(PlainText.oneLine(facts.conditions())).append('\n');
    }

    /// The plans of the slowest instrumented runs, one below the other.
    public void writePlans(Appendable out) throws IOException {
        for (VariantFigures figures : result.figures()) {
            out.append("\nPlan of ").append(facts.name(figures.variant())).append('\n');
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
            table.right(facts.name(comparison.variant()) + " to " + facts.name(0));
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
            out.append("  * from instrumented runs, which are not timed\n");
        }
    }

    private void cause(Appendable out, VariantComparison comparison) throws IOException {
        if (comparison.cause().isEmpty()) {
            return;
        }
        out.append("\nWhy ").append(facts.name(comparison.variant())).append(" differs from ");
        out.append(facts.name(0)).append(", in the mean of a run\n");
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
        table.row("difference", signed(sum), Figures.share(1), "");
        table.write(out);
    }

    static String signed(double micros) {
        return (micros > 0 ? "+" : "") + Durations.precise(micros);
    }
}

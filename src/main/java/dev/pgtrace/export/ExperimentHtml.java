package dev.pgtrace.export;

import dev.pgtrace.analysis.TierModel;
import dev.pgtrace.analysis.experiment.ExperimentResult;
import dev.pgtrace.analysis.experiment.VariantComparison;
import dev.pgtrace.analysis.experiment.VariantFigures;
import dev.pgtrace.analysis.experiment.Warning;
import dev.pgtrace.base.TraceException;
import dev.pgtrace.base.text.Counts;
import dev.pgtrace.base.text.KeptTexts;
import dev.pgtrace.base.text.PlainText;
import dev.pgtrace.model.experiment.Experiment;
import dev.pgtrace.model.experiment.Variant;
import java.io.IOException;
import java.io.Writer;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/// What an experiment proves, as one HTML file for the ticket: verdict, texts, spread of times, figures, causes, plans,
/// and every run. Needs no network.
public final class ExperimentHtml {
    /// Longer texts are cut here; the experiment's file has them whole.
    private static final int MOST_SQL = 20_000;

    private final Experiment experiment;
    private final ExperimentResult result;
    private final ExperimentFacts facts;
    private final Locale language;

    public ExperimentHtml(Experiment experiment, ExperimentResult result, Locale language) {
        this.language = language;
        this.experiment = experiment;
        this.result = result;
        this.facts = new ExperimentFacts(experiment, result);
    }

    public void write(Writer out) throws IOException, TraceException {
        ReportTexts.in(language, () -> writeNow(out));
    }

    private void writeNow(Writer out) throws IOException {
        HtmlPage page = new HtmlPage(out);
        HtmlWriter html = page.html();
        String title = PlainText.oneLine(experiment.request().title());
        page.start(
                title + " · pg_trace",
                ReportTexts.get("experiment.subtitle"),
                "report.css",
                "page.css",
                "experiment.css");
        html.leaf("h1", title);
        html.leaf("p", PlainText.oneLine(facts.conditions()), "class", "soft");
        for (VariantComparison comparison : result.comparisons()) {
            verdict(html, comparison);
        }
        warnings(html);
        texts(html);
        // A table of three and more variants has no room beside the picture.
        html.start("div", "class", result.variants().size() > 2 ? "stack" : "pair");
        new SvgRunHistogram(html, experiment, facts).write();
        figures(html);
        html.end();
        for (VariantComparison comparison : result.comparisons()) {
            new SvgCauses(html, facts, comparison).write();
        }
        plans(html);
        new SvgRunDots(html, experiment, facts).write();
        settings(html);
        page.endMain();
        page.end(ReportTexts.get("experiment.legend"));
        out.flush();
    }

    private void verdict(HtmlWriter html, VariantComparison comparison) throws IOException {
        html.start("div", "class", "card verdict " + comparison.verdict().word());
        html.leaf("b", new VerdictWords(facts.name(0), facts.name(comparison.variant()), comparison).headline());
        html.leaf(
                "span",
                new VerdictWords(facts.name(0), facts.name(comparison.variant()), comparison).detail() + " · "
                        + facts.answers(),
                "class",
                "soft");
        html.end();
    }

    private void warnings(HtmlWriter html) throws IOException {
        if (result.warnings().isEmpty()) {
            return;
        }
        html.start("div", "class", "card alert");
        for (Warning warning : result.warnings()) {
            html.leaf("p", PlainText.oneLine(KeptTexts.told(warning.message())));
        }
        html.end();
    }

    private void texts(HtmlWriter html) throws IOException {
        html.start("div", "class", "pair");
        for (int v = 0; v < experiment.request().variants().size(); v++) {
            Variant variant = experiment.request().variants().get(v);
            html.start("section", "class", "card").start("h2");
            html.leaf("span", "", "class", "swatch s-" + VariantColors.of(v)).text(facts.name(v));
            html.end();
            for (String change : ExperimentFacts.changes(variant)) {
                html.start("p").leaf("code", change).end();
            }
            html.start("pre", "class", "sql");
            SqlMarkup.write(html, PlainText.cut(PlainText.lines(variant.sql()).strip(), MOST_SQL));
            html.end().end();
        }
        html.end();
    }

    private void figures(HtmlWriter html) throws IOException {
        html.start("section", "class", "card").leaf("h2", ReportTexts.get("experiment.figures"));
        html.start("div", "class", "scroll").start("table", "class", "figures");
        html.start("thead").start("tr").leaf("th", "");
        for (int v = 0; v < result.variants().size(); v++) {
            html.leaf("th", facts.name(v));
        }
        for (VariantComparison comparison : result.comparisons()) {
            html.leaf("th", ReportTexts.get("experiment.to", facts.name(comparison.variant()), facts.name(0)));
        }
        html.end().end().start("tbody");
        for (ExperimentFacts.Row row : facts.rows()) {
            html.start("tr").leaf("td", row.name(), "class", "l");
            for (String cell : row.cells()) {
                html.leaf("td", cell);
            }
            for (String change : row.changes()) {
                html.leaf("td", change);
            }
            html.end();
        }
        html.end().end().end().end();
    }

    private void plans(HtmlWriter html) throws IOException {
        for (VariantFigures figures : result.figures()) {
            html.start("section", "class", "card").start("h2");
            html.leaf("span", "", "class", "swatch s-" + VariantColors.of(figures.variant()))
                    .text(ReportTexts.get("experiment.plan", facts.name(figures.variant())) + " ");
            String shapes = figures.planShapes() > 1
                    ? "; " + ReportTexts.get("experiment.plan.shapes", Counts.grouped(figures.planShapes()))
                    : "";
            html.leaf(
                    "small",
                    ReportTexts.get("experiment.plan.note", ReportTexts.count(figures.runs(), "instrumentedRun"))
                            + shapes);
            html.end();
            new HtmlPlan(html, figures.plan(), TierModel.standard()).write();
            html.end();
        }
    }

    private void settings(HtmlWriter html) throws IOException {
        if (experiment.server().settings().isEmpty()) {
            return;
        }
        html.start("section", "class", "card").leaf("h2", ReportTexts.get("experiment.settings"));
        html.start("div", "class", "facts");
        for (Map.Entry<String, String> setting :
                new TreeMap<>(experiment.server().settings()).entrySet()) {
            html.start("span").text(PlainText.oneLine(setting.getKey()) + " ");
            html.leaf("b", PlainText.oneLine(setting.getValue())).end();
        }
        html.end().end();
    }
}

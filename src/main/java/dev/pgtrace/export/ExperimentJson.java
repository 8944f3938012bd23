package dev.pgtrace.export;

import dev.pgtrace.analysis.experiment.Answers;
import dev.pgtrace.analysis.experiment.CausePart;
import dev.pgtrace.analysis.experiment.ExperimentResult;
import dev.pgtrace.analysis.experiment.Interval;
import dev.pgtrace.analysis.experiment.SetRatio;
import dev.pgtrace.analysis.experiment.VariantComparison;
import dev.pgtrace.analysis.experiment.VariantFigures;
import dev.pgtrace.analysis.experiment.VariantSummary;
import dev.pgtrace.analysis.experiment.Warning;
import dev.pgtrace.model.experiment.Experiment;
import java.io.IOException;
import java.io.Writer;
import java.util.Locale;
import java.util.Optional;
import tools.jackson.core.JsonGenerator;

/// What an experiment proves, as an object of the schema `pgtrace.ab/1` (resource `pgtrace.ab-1.schema.json`).
/// Verdict, ratio, p-value and cause at the top are of the second variant against the first; all are in
/// `comparisons`. What is not known is null.
public final class ExperimentJson {
    private static final String SCHEMA = "pgtrace.ab/1";

    private final Experiment experiment;
    private final ExperimentResult result;

    public ExperimentJson(Experiment experiment, ExperimentResult result) {
        this.experiment = experiment;
        this.result = result;
    }

    public void write(Writer out) throws IOException {
        try (JsonDocument document = new JsonDocument(out)) {
            document.write(this::experiment);
        }
    }

    private void experiment(JsonGenerator json) {
        json.writeStartObject();
        json.writeStringProperty("schema", SCHEMA);
        comparison(json, result.comparisons().getFirst());
        json.writeBooleanProperty("sameResult", result.answers() == Answers.SAME);
        json.writeStringProperty("answers", result.answers().name().toLowerCase(Locale.ROOT));
        json.writeArrayPropertyStart("variants");
        result.variants().forEach(variant -> variant(json, variant));
        json.writeEndArray();
        cause(json, result.comparisons().getFirst());
        json.writeArrayPropertyStart("comparisons");
        for (VariantComparison comparison : result.comparisons()) {
            json.writeStartObject();
            json.writeStringProperty("variant", name(comparison.variant()));
            comparison(json, comparison);
            cause(json, comparison);
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeArrayPropertyStart("warnings");
        result.warnings().stream().map(Warning::message).forEach(json::writeString);
        json.writeEndArray();
        conditions(json);
        json.writeEndObject();
    }

    private void comparison(JsonGenerator json, VariantComparison comparison) {
        json.writeStringProperty("verdict", comparison.verdict().word());
        interval(json, "ratio", comparison.ratio());
        number(json, "pValue", comparison.pValue(), 1e9);
        number(json, "effect", comparison.effect(), 1e6);
        interval(json, "shiftMicros", comparison.shiftMicros());
        number(json, "confidence", comparison.level(), 1e6);
        number(json, "largestDifference", comparison.noteworthy(), 1e6);
        json.writeNumberProperty("pairs", comparison.pairs());
        if (comparison.runsToDecide() > 0) {
            json.writeNumberProperty("runsToDecide", comparison.runsToDecide());
        } else {
            json.writeNullProperty("runsToDecide");
        }
        json.writeArrayPropertyStart("parameterSets");
        for (SetRatio set : comparison.sets()) {
            json.writeStartObject();
            json.writeNumberProperty("set", set.parameters() + 1);
            json.writeNumberProperty("pairs", set.pairs());
            interval(json, "ratio", set.ratio());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void cause(JsonGenerator json, VariantComparison comparison) {
        json.writeArrayPropertyStart("cause");
        for (CausePart part : comparison.cause()) {
            json.writeStartObject();
            json.writeStringProperty("component", part.component());
            number(json, "deltaMicros", part.deltaMicros(), 1e3);
            json.writeStringProperty("provenance", CauseWords.provenance(part));
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private void variant(JsonGenerator json, VariantSummary variant) {
        json.writeStartObject();
        json.writeStringProperty("name", name(variant.variant()));
        json.writeNumberProperty("runs", variant.runs());
        number(json, "medianMicros", variant.median().estimate(), 1e3);
        number(json, "lowMicros", variant.median().low(), 1e3);
        number(json, "highMicros", variant.median().high(), 1e3);
        number(json, "p95Micros", variant.p95Micros(), 1e3);
        number(json, "coldMicros", variant.coldMicros(), 1e3);
        Optional<VariantFigures> figures = result.figures().stream()
                .filter(figure -> figure.variant() == variant.variant())
                .findFirst();
        if (figures.isPresent()) {
            figures(json, figures.get());
        } else {
            json.writeNullProperty("tiers");
            json.writeNullProperty("cpuMicros");
        }
        number(json, "meanMicros", variant.meanMicros(), 1e3);
        number(json, "minMicros", variant.minMicros(), 1e3);
        number(json, "maxMicros", variant.maxMicros(), 1e3);
        json.writeStringProperty(
                "sql", experiment.request().variants().get(variant.variant()).sql());
        json.writeEndObject();
    }

    /// For one run.
    private static void figures(JsonGenerator json, VariantFigures figures) {
        VariantFigures.Blocks blocks = figures.blocks();
        boolean split = blocks.unsplit() == 0 || blocks.tier2() + blocks.tier3() > 0;
        json.writeObjectPropertyStart("tiers");
        number(json, "tier1Blocks", blocks.tier1(), 1e3);
        number(json, "tier2Blocks", split ? blocks.tier2() : Double.NaN, 1e3);
        number(json, "tier3Blocks", split ? blocks.tier3() : Double.NaN, 1e3);
        number(json, "unsplitBlocks", blocks.unsplit(), 1e3);
        json.writeStringProperty("provenance", LedgerNotes.word(blocks.provenance()));
        json.writeEndObject();
        number(json, "cpuMicros", figures.cpuMicros(), 1e3);
        number(json, "planningMicros", figures.planningMicros(), 1e3);
        json.writeNumberProperty("explainedRuns", figures.runs());
        json.writeNumberProperty("planShapes", figures.planShapes());
    }

    private void conditions(JsonGenerator json) {
        json.writeStringProperty("title", experiment.request().title());
        json.writeStringProperty("server", experiment.server().version());
        json.writeNumberProperty("startMicros", experiment.startMicros());
        json.writeStringProperty("end", experiment.end().reason().name().toLowerCase(Locale.ROOT));
        json.writeNumberProperty("noise", experiment.request().options().noise());
        json.writeNumberProperty("seed", experiment.request().options().seed());
    }

    private static void interval(JsonGenerator json, String name, Interval interval) {
        json.writeObjectPropertyStart(name);
        number(json, "estimate", interval.estimate(), 1e6);
        number(json, "low", interval.low(), 1e6);
        number(json, "high", interval.high(), 1e6);
        json.writeEndObject();
    }

    private static void number(JsonGenerator json, String name, double value, double steps) {
        if (Double.isFinite(value)) {
            json.writeNumberProperty(name, Math.rint(value * steps) / steps);
        } else {
            json.writeNullProperty(name);
        }
    }

    private String name(int variant) {
        return experiment.request().variants().get(variant).name();
    }
}

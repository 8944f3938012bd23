package dev.pgtrace.export;

import dev.pgtrace.analysis.TraceAnalysis;
import dev.pgtrace.analysis.compare.Change;
import dev.pgtrace.analysis.compare.CompareMetric;
import dev.pgtrace.analysis.compare.ComparedSide;
import dev.pgtrace.analysis.compare.ComponentDelta;
import dev.pgtrace.analysis.compare.Incomparability;
import dev.pgtrace.analysis.compare.PlanUse;
import dev.pgtrace.analysis.compare.StatementDelta;
import dev.pgtrace.analysis.compare.TraceComparison;
import dev.pgtrace.analysis.compare.gate.GateResult;
import dev.pgtrace.base.TraceException;
import dev.pgtrace.base.text.PlainText;
import dev.pgtrace.model.Provenance;
import java.io.IOException;
import java.io.Writer;
import java.util.List;
import java.util.Locale;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.exc.JacksonIOException;

/// A comparison for programs: schema `pgtrace.compare/1`, described in the resource `pgtrace.compare-1.schema.json`.
public final class ComparisonJson {
    public static final String SCHEMA = "pgtrace.compare/1";

    private final ComparisonReport report;
    private final TraceComparison comparison;
    private final JsonGenerator json;
    private final JsonParts parts;

    private ComparisonJson(ComparisonReport report, JsonGenerator json) {
        this.report = report;
        this.comparison = report.comparison();
        this.json = json;
        this.parts = new JsonParts(json);
    }

    /// The writer stays open.
    public static void write(ComparisonReport report, Writer out) throws IOException, TraceException {
        try (JsonDocument document = new JsonDocument(out)) {
            new ComparisonJson(report, document.generator()).write();
        } catch (JacksonIOException e) {
            throw e.getCause();
        } catch (JacksonException e) {
            throw new IOException(e.getOriginalMessage(), e);
        }
    }

    private void write() throws TraceException {
        json.writeStartObject();
        json.writeStringProperty("schema", SCHEMA);
        side("old", comparison.old());
        side("new", comparison.now());
        json.writeArrayPropertyStart("notComparable");
        for (Incomparability reason : comparison.notComparable()) {
            json.writeStartObject();
            json.writeStringProperty("kind", word(reason.kind()));
            json.writeStringProperty("subject", reason.subject());
            json.writeStringProperty("old", reason.before());
            json.writeStringProperty("new", reason.after());
            json.writeStringProperty("message", PlainText.oneLine(reason.message()));
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeObjectPropertyStart("totals");
        for (CompareMetric metric : CompareMetric.values()) {
            change(metric, comparison.change(metric));
        }
        number("noiseMicros", comparison.noiseMicros());
        json.writeEndObject();
        ledger();
        statements("statements", comparison.statements());
        statements("newStatements", comparison.appeared());
        statements("goneStatements", comparison.gone());
        gates();
        json.writeEndObject();
    }

    private void side(String name, ComparedSide side) {
        json.writeObjectPropertyStart(name);
        json.writeStringProperty("label", side.label());
        json.writeArrayPropertyStart("traces");
        for (TraceAnalysis part : side.parts()) {
            json.writeStartObject();
            json.writeStringProperty("file", part.trace().info().name());
            json.writeStringProperty("dialect", part.trace().info().dialect().label());
            json.writeNumberProperty("executions", part.executions());
            json.writeNumberProperty("chosen", part.selection().count());
            json.writeNumberProperty("databaseMicros", part.databaseMicros());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private void change(CompareMetric metric, Change change) {
        json.writeObjectPropertyStart(metric.word());
        number("old", change.before());
        number("new", change.after());
        number("delta", change.delta());
        parts.share("change", change.share());
        json.writeEndObject();
    }

    /// Whole numbers are written as such; null for NaN.
    private void number(String name, double value) {
        if (Double.isNaN(value)) {
            json.writeNullProperty(name);
        } else if (value == Math.rint(value)) {
            json.writeNumberProperty(name, (long) value);
        } else {
            json.writeNumberProperty(name, Math.round(value * 1000) / 1000.0);
        }
    }

    private void ledger() {
        json.writeArrayPropertyStart("ledger");
        for (ComponentDelta delta : comparison.ledger()) {
            json.writeStartObject();
            json.writeStringProperty("component", delta.component().label());
            micros("oldMicros", delta.oldMicros(), delta.oldProvenance());
            micros("newMicros", delta.newMicros(), delta.newProvenance());
            json.writeNumberProperty("deltaMicros", delta.deltaMicros());
            json.writeStringProperty("oldProvenance", LedgerNotes.word(delta.oldProvenance()));
            json.writeStringProperty("newProvenance", LedgerNotes.word(delta.newProvenance()));
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private void micros(String name, long micros, Provenance provenance) {
        if (provenance == Provenance.MISSING) {
            json.writeNullProperty(name);
        } else {
            json.writeNumberProperty(name, micros);
        }
    }

    private void statements(String name, List<StatementDelta> statements) throws TraceException {
        json.writeArrayPropertyStart(name);
        for (StatementDelta statement : statements.stream().limit(report.top()).toList()) {
            json.writeStartObject();
            json.writeStringProperty("fingerprint", statement.fingerprintText());
            json.writeStringProperty("match", word(statement.match()));
            parts.textOrNull("sql", ComparisonTexts.sql(comparison, statement));
            for (CompareMetric metric : CompareMetric.values()) {
                change(metric, statement.change(metric));
            }
            number("noiseMicros", statement.noiseMicros());
            json.writeBooleanProperty("withinNoise", statement.isNoise());
            json.writeBooleanProperty("planFlip", statement.flip().isPresent());
            plans("oldPlans", statement.oldPlans());
            plans("newPlans", statement.newPlans());
            if (report.showsPlans(statement)) {
                new PlanDiffJson(json).write(report.plans(statement));
            }
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private void plans(String name, List<PlanUse> plans) {
        json.writeArrayPropertyStart(name);
        for (PlanUse plan : plans) {
            json.writeStartObject();
            json.writeStringProperty("shape", String.format("%016x", plan.fingerprint()));
            json.writeNumberProperty("calls", plan.calls());
            number("meanMicros", plan.meanMicros());
            json.writeStringProperty("outline", plan.outline());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private void gates() throws TraceException {
        json.writeBooleanProperty("passed", report.isPassed());
        json.writeArrayPropertyStart("gates");
        for (GateResult result : report.gates()) {
            json.writeStartObject();
            json.writeStringProperty("gate", result.gate().text());
            json.writeStringProperty("outcome", word(result.outcome()));
            json.writeNumberProperty("judged", result.judged());
            json.writeNumberProperty("notKnown", result.unknown());
            json.writeNumberProperty("passedOver", result.tooFew());
            json.writeArrayPropertyStart("violations");
            for (GateResult.Violation violation : result.violations()) {
                json.writeStartObject();
                parts.textOrNull(
                        "fingerprint",
                        violation
                                .statement()
                                .map(StatementDelta::fingerprintText)
                                .orElse(""));
                number("old", violation.change().before());
                number("new", violation.change().after());
                json.writeStringProperty("message", ComparisonGithub.message(comparison, result, violation));
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}

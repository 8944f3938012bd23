package dev.pgtrace.format.experiment;

import dev.pgtrace.model.experiment.Experiment;
import dev.pgtrace.model.experiment.ExperimentOptions;
import dev.pgtrace.model.experiment.ExperimentRequest;
import dev.pgtrace.model.experiment.ParameterSet;
import dev.pgtrace.model.experiment.StopRule;
import dev.pgtrace.model.experiment.TriedIndex;
import dev.pgtrace.model.experiment.Variant;
import dev.pgtrace.model.experiment.VariantTrace;
import java.io.OutputStream;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonEncoding;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/// An experiment as JSON; the same experiment always gives the same bytes.
final class ExperimentWriter {
    private static final JsonFactory FACTORY = new JsonFactory();

    private final JsonGenerator json;

    private ExperimentWriter(JsonGenerator json) {
        this.json = json;
    }

    static void write(Experiment experiment, OutputStream out) {
        try (JsonGenerator json = FACTORY.createGenerator(ObjectWriteContext.empty(), out, JsonEncoding.UTF8)) {
            new ExperimentWriter(json).experiment(experiment);
        }
    }

    private void experiment(Experiment experiment) {
        json.writeStartObject();
        json.writeStringProperty("format", ExperimentFile.FORMAT + ExperimentFile.VERSION);
        request(experiment.request());
        json.writeObjectPropertyStart("server");
        json.writeStringProperty("name", experiment.server().name());
        json.writeStringProperty("version", experiment.server().version());
        settings(experiment.server().settings());
        json.writeEndObject();
        json.writeNumberProperty("startMicros", experiment.startMicros());
        json.writeObjectPropertyStart("end");
        json.writeStringProperty("reason", word(experiment.end().reason()));
        json.writeStringProperty("message", experiment.end().message());
        json.writeEndObject();
        json.writeArrayPropertyStart("notes");
        experiment.notes().forEach(json::writeString);
        json.writeEndArray();
        json.writeName("runs");
        RunColumns.of(experiment.runs()).write(json);
        json.writeArrayPropertyStart("traces");
        for (VariantTrace trace : experiment.traces()) {
            json.writeStartObject();
            json.writeNumberProperty("variant", trace.variant());
            json.writeStringProperty("text", trace.text());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private void request(ExperimentRequest request) {
        json.writeStringProperty("title", request.title());
        json.writeArrayPropertyStart("variants");
        for (Variant variant : request.variants()) {
            json.writeStartObject();
            json.writeStringProperty("name", variant.name());
            json.writeStringProperty("sql", variant.sql());
            settings(variant.settings());
            json.writeArrayPropertyStart("indexes");
            for (TriedIndex index : variant.indexes()) {
                json.writeStartObject();
                json.writeStringProperty("definition", index.definition());
                json.writeStringProperty("kind", word(index.kind()));
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeArrayPropertyStart("parameters");
        for (ParameterSet set : request.parameters()) {
            json.writeStartArray();
            for (@Nullable String value : set.values()) {
                if (value == null) {
                    json.writeNull();
                } else {
                    json.writeString(value);
                }
            }
            json.writeEndArray();
        }
        json.writeEndArray();
        options(request.options());
    }

    private void options(ExperimentOptions options) {
        json.writeObjectPropertyStart("options");
        json.writeStringProperty("protocol", word(options.protocol()));
        json.writeNumberProperty("warmUps", options.warmUps());
        StopRule stop = options.stop();
        json.writeObjectPropertyStart("stop");
        stop.runs().ifPresent(runs -> json.writeNumberProperty("runs", runs));
        stop.budget().ifPresent(budget -> json.writeStringProperty("budget", budget.toString()));
        stop.intervalWidth().ifPresent(width -> json.writeNumberProperty("intervalWidth", width));
        json.writeEndObject();
        json.writeNumberProperty("explainedRuns", options.explainedRuns());
        json.writeStringProperty("cache", word(options.cache()));
        json.writeStringProperty("writes", word(options.writes()));
        json.writeNumberProperty("statementTimeoutMillis", options.statementTimeoutMillis());
        json.writeNumberProperty("noise", options.noise());
        json.writeNumberProperty("confidence", options.confidence());
        json.writeNumberProperty("seed", options.seed());
        json.writeEndObject();
    }

    private void settings(Map<String, String> settings) {
        json.writeObjectPropertyStart("settings");
        new TreeMap<>(settings).forEach(json::writeStringProperty);
        json.writeEndObject();
    }

    static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}

package dev.pgtrace.export;

import dev.pgtrace.model.server.Fidelity;
import dev.pgtrace.model.server.Probe;
import dev.pgtrace.model.server.ProbeFinding;
import dev.pgtrace.model.server.Remedy;
import dev.pgtrace.model.server.ServerIdentity;
import dev.pgtrace.model.server.TraceOption;
import java.io.IOException;
import java.io.Writer;
import java.util.Locale;
import tools.jackson.core.JsonGenerator;

/// What a probe found, as an object of the schema `pgtrace.probe/1`.
public final class JsonProbe {
    private static final String SCHEMA = "pgtrace.probe/1";

    private final Probe probe;

    public JsonProbe(Probe probe) {
        this.probe = probe;
    }

    public void write(Writer out) throws IOException {
        try (JsonDocument document = new JsonDocument(out)) {
            document.write(this::probe);
        }
    }

    private void probe(JsonGenerator json) {
        json.writeStartObject();
        json.writeStringProperty("schema", SCHEMA);
        json.writeName("server");
        server(json, probe.server());
        json.writeArrayPropertyStart("findings");
        for (ProbeFinding finding : probe.findings()) {
            json.writeStartObject();
            json.writeStringProperty("subject", word(finding.subject()));
            json.writeStringProperty("state", word(finding.state()));
            json.writeStringProperty("value", finding.value());
            json.writeStringProperty("detail", finding.detail());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeArrayPropertyStart("options");
        probe.options().forEach(option -> option(json, option));
        json.writeEndArray();
        json.writeEndObject();
    }

    static void server(JsonGenerator json, ServerIdentity server) {
        json.writeStartObject();
        json.writeStringProperty("version", server.version());
        json.writeNumberProperty("versionNumber", server.versionNumber());
        json.writeStringProperty("host", server.host().host());
        json.writeNumberProperty("port", server.host().port());
        json.writeStringProperty("database", server.database());
        json.writeStringProperty("role", server.role());
        json.writeBooleanProperty("superuser", server.superuser());
        json.writeBooleanProperty("standby", server.standby());
        if (server.tls().isPresent()) {
            json.writeStringProperty("tls", server.tls().get());
        } else {
            json.writeNullProperty("tls");
        }
        json.writeNumberProperty("roundTripMicros", server.roundTripMicros());
        json.writeEndObject();
    }

    private static void option(JsonGenerator json, TraceOption option) {
        json.writeStartObject();
        json.writeStringProperty("route", word(option.route()));
        json.writeStringProperty("scope", word(option.scope()));
        json.writeBooleanProperty("usable", option.usable());
        json.writeArrayPropertyStart("fidelity");
        for (Fidelity fidelity : option.fidelity()) {
            json.writeStartObject();
            json.writeStringProperty("what", word(fidelity.what()));
            json.writeStringProperty("provenance", word(fidelity.provenance()));
            json.writeStringProperty("note", fidelity.note());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeArrayPropertyStart("remedies");
        for (Remedy remedy : option.remedies()) {
            json.writeStartObject();
            json.writeStringProperty("missing", remedy.missing());
            json.writeBooleanProperty("needed", remedy.needed());
            json.writeStringProperty("sql", remedy.sql());
            json.writeStringProperty("instruction", remedy.instruction());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeArrayPropertyStart("limits");
        option.limits().forEach(json::writeString);
        json.writeEndArray();
        json.writeEndObject();
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}

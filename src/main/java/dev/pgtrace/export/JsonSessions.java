package dev.pgtrace.export;

import dev.pgtrace.model.server.ServerSession;
import dev.pgtrace.model.server.SessionSnapshot;
import java.io.IOException;
import java.io.Writer;
import java.util.Locale;
import tools.jackson.core.JsonGenerator;

/// Sessions as an object of the schema `pgtrace.sessions/1`.
public final class JsonSessions {
    private static final String SCHEMA = "pgtrace.sessions/1";

    private final SessionSnapshot shown;

    public JsonSessions(SessionSnapshot shown) {
        this.shown = shown;
    }

    public void write(Writer out) throws IOException {
        try (JsonDocument document = new JsonDocument(out)) {
            document.write(this::snapshot);
        }
    }

    private void snapshot(JsonGenerator json) {
        json.writeStartObject();
        json.writeStringProperty("schema", SCHEMA);
        json.writeNumberProperty("atMicros", shown.atMicros());
        json.writeArrayPropertyStart("sessions");
        shown.sessions().forEach(session -> session(json, session));
        json.writeEndArray();
        json.writeEndObject();
    }

    private void session(JsonGenerator json, ServerSession session) {
        json.writeStartObject();
        json.writeNumberProperty("pid", session.pid());
        number(json, "leaderPid", session.leaderPid());
        text(json, "backendType", session.backendType());
        text(json, "user", session.user());
        text(json, "database", session.database());
        text(json, "application", session.application());
        text(json, "client", session.client());
        text(json, "state", session.state());
        text(json, "waitClass", session.waitClass());
        text(json, "waitEvent", session.waitEvent());
        json.writeStringProperty("component", session.component().name().toLowerCase(Locale.ROOT));
        number(json, "startMicros", session.startMicros());
        number(json, "transactionMicros", session.transactionMicros());
        number(json, "statementMicros", session.statementMicros());
        number(json, "stateMicros", session.stateMicros());
        number(json, "ageMicros", session.ageMicros(shown.atMicros()));
        if (session.queryId() == -1) {
            json.writeNullProperty("queryId");
        } else {
            // As text: the numbers of some languages cannot hold 64 bits.
            json.writeStringProperty("queryId", Long.toString(session.queryId()));
        }
        text(json, "statement", session.statement());
        json.writeArrayPropertyStart("blockedBy");
        session.blockedBy().forEach(json::writeNumber);
        json.writeEndArray();
        json.writeBooleanProperty("readable", session.readable());
        json.writeEndObject();
    }

    private static void text(JsonGenerator json, String name, String text) {
        if (text.isEmpty()) {
            json.writeNullProperty(name);
        } else {
            json.writeStringProperty(name, text);
        }
    }

    private static void number(JsonGenerator json, String name, long number) {
        if (number < 0) {
            json.writeNullProperty(name);
        } else {
            json.writeNumberProperty(name, number);
        }
    }
}

package dev.pgtrace.export;

import dev.pgtrace.analysis.Chain;
import dev.pgtrace.analysis.RelationProfile;
import dev.pgtrace.analysis.StatementProfile;
import dev.pgtrace.analysis.TraceAnalysis;
import dev.pgtrace.base.TraceException;
import dev.pgtrace.model.Backend;
import dev.pgtrace.model.Provenance;
import dev.pgtrace.model.Recording;
import dev.pgtrace.model.Session;
import dev.pgtrace.model.TraceCounts;
import dev.pgtrace.model.TraceInfo;
import dev.pgtrace.model.TraceIssue;
import java.util.List;
import java.util.Locale;
import tools.jackson.core.JsonGenerator;

/// One trace as an object of the schema `pgtrace.analysis/1`.
final class JsonAnalysis {
    static final String SCHEMA = "pgtrace.analysis/1";

    private final JsonGenerator json;
    private final TraceAnalysis analysis;
    private final ReportOptions options;
    private final JsonParts parts;

    JsonAnalysis(JsonGenerator json, TraceAnalysis analysis, ReportOptions options) {
        this.json = json;
        this.analysis = analysis;
        this.options = options;
        this.parts = new JsonParts(json);
    }

    void write() throws TraceException {
        TraceInfo info = analysis.trace().info();
        json.writeStartObject();
        json.writeStringProperty("schema", SCHEMA);
        trace(info);
        counts(info.counts());
        sums(info.counts());
        selection();
        provenance();
        parts.numberOrNull("wallMicros", analysis.wallMicros());
        json.writeNumberProperty("databaseMicros", analysis.databaseMicros());
        json.writeNumberProperty("wholeMicros", analysis.wall().wholeMicros());
        parts.ledger("ledger", analysis.wall());
        parts.ledger("databaseLedger", analysis.database());
        parts.tiers(analysis.tiers());
        statements();
        relations();
        chains();
        issues(info.issues());
        json.writeEndObject();
    }

    private void trace(TraceInfo info) {
        json.writeObjectPropertyStart("trace");
        json.writeStringProperty("file", info.name());
        json.writeNumberProperty("bytes", info.bytes());
        json.writeStringProperty("dialect", info.dialect().label());
        json.writeStringProperty("encoding", info.charset().name());
        json.writeBooleanProperty("complete", info.complete());
        json.writeArrayPropertyStart("sessions");
        for (Session session : info.sessions()) {
            json.writeStartObject();
            parts.numberOrNull("pid", session.pid());
            parts.textOrNull("startedAt", session.startedAt().orElse(""));
            parts.textOrNull("endedAt", session.endedAt().orElse(""));
            parts.numberOrNull("startedAtMicros", session.startMicros());
            parts.numberOrNull("endedAtMicros", session.endMicros());
            session.ioTiming()
                    .ifPresentOrElse(
                            timed -> json.writeBooleanProperty("ioTiming", timed),
                            () -> json.writeNullProperty("ioTiming"));
            if (!session.backend().equals(Backend.UNKNOWN)) {
                parts.textOrNull("user", session.backend().user());
                parts.textOrNull("database", session.backend().database());
                parts.textOrNull("application", session.backend().application());
                parts.textOrNull("client", session.backend().client());
            }
            json.writeEndObject();
        }
        json.writeEndArray();
        info.recording().ifPresent(this::recording);
        json.writeEndObject();
    }

    /// How the trace was recorded: in recordings only.
    private void recording(Recording recording) {
        json.writeObjectPropertyStart("recording");
        parts.textOrNull("writer", recording.writer());
        parts.textOrNull("serverVersion", recording.serverVersion());
        parts.textOrNull("server", recording.server());
        json.writeStringProperty("route", recording.route().name());
        parts.textOrNull("scope", recording.scope());
        parts.numberOrNull("startedAtMicros", recording.startMicros());
        json.writeObjectPropertyStart("settings");
        recording.settings().forEach(json::writeStringProperty);
        json.writeEndObject();
        json.writeArrayPropertyStart("fidelity");
        recording.fidelity().forEach(json::writeString);
        json.writeEndArray();
        json.writeEndObject();
    }

    private void counts(TraceCounts counts) {
        json.writeObjectPropertyStart("counts");
        json.writeNumberProperty("parses", counts.parses());
        json.writeNumberProperty("cursors", counts.cursors());
        json.writeNumberProperty("executions", counts.executions());
        json.writeNumberProperty("finishedExecutions", counts.finishedExecutions());
        json.writeNumberProperty("statements", analysis.trace().statements().size());
        json.writeNumberProperty("binds", counts.binds());
        json.writeNumberProperty("nullBinds", counts.nullBinds());
        json.writeNumberProperty("plans", counts.plans());
        json.writeNumberProperty("planNodes", counts.planNodes());
        json.writeNumberProperty("executedNodes", counts.executedNodes());
        json.writeNumberProperty("waits", counts.waits());
        json.writeNumberProperty("incomplete", counts.incomplete());
        json.writeEndObject();
    }

    private void sums(TraceCounts counts) {
        json.writeObjectPropertyStart("sums");
        json.writeNumberProperty("parseMicros", counts.parseMicros());
        json.writeNumberProperty("execMicros", counts.execMicros());
        json.writeNumberProperty("cpuMicros", counts.cpuMicros());
        json.writeNumberProperty("hitBlocks", counts.hitBlocks());
        json.writeNumberProperty("readBlocks", counts.readBlocks());
        json.writeNumberProperty("rows", counts.rows());
        json.writeEndObject();
    }

    private void selection() {
        json.writeObjectPropertyStart("selection");
        parts.textOrNull("filter", options.filter());
        json.writeNumberProperty("executions", analysis.executions());
        json.writeNumberProperty("incomplete", analysis.incomplete());
        json.writeNumberProperty("flagged", analysis.flagged());
        json.writeNumberProperty("statements", analysis.statements().size());
        json.writeEndObject();
    }

    /// How the figures are known that do not say it themselves.
    private void provenance() {
        json.writeObjectPropertyStart("provenance");
        known("counts", Provenance.MEASURED);
        known("sums", Provenance.MEASURED);
        known("wallMicros", analysis.wallMicros() < 0 ? Provenance.MISSING : Provenance.DERIVED);
        known("databaseMicros", Provenance.DERIVED);
        known("wholeMicros", Provenance.DERIVED);
        known("statements.elapsedMicros", Provenance.MEASURED);
        known("statements.parseMicros", Provenance.MEASURED);
        known("statements.maxMicros", Provenance.MEASURED);
        known("statements.rows", Provenance.MEASURED);
        known("statements.hitBlocks", Provenance.MEASURED);
        known("statements.readBlocks", Provenance.MEASURED);
        known("statements.cpuMicros", Provenance.DERIVED);
        known("statements.selfMicros", Provenance.DERIVED);
        known("statements.p50Micros", Provenance.DERIVED);
        known("statements.p95Micros", Provenance.DERIVED);
        known("statements.p99Micros", Provenance.DERIVED);
        known("statements.share", Provenance.DERIVED);
        known("relations.hitBlocks", Provenance.DERIVED);
        known("relations.readBlocks", Provenance.DERIVED);
        known("relations.readMicros", Provenance.DERIVED);
        known("relations.selfMicros", Provenance.DERIVED);
        json.writeEndObject();
    }

    private void known(String figure, Provenance provenance) {
        json.writeStringProperty(figure, LedgerNotes.word(provenance));
    }

    private void statements() throws TraceException {
        StatementTexts texts = new StatementTexts(analysis.trace());
        json.writeArrayPropertyStart("statements");
        List<StatementProfile> sorted = options.order().sort(analysis.statements());
        for (StatementProfile profile : sorted.subList(0, Math.min(options.top(), sorted.size()))) {
            parts.statement(profile, texts.normalised(profile));
        }
        json.writeEndArray();
    }

    private void relations() {
        json.writeArrayPropertyStart("relations");
        for (RelationProfile relation :
                analysis.relations().stream().limit(options.top()).toList()) {
            parts.relation(relation);
        }
        json.writeEndArray();
    }

    private void chains() {
        json.writeArrayPropertyStart("chains");
        for (Chain chain : analysis.chains().stream().limit(options.top()).toList()) {
            json.writeStartObject();
            json.writeArrayPropertyStart("fingerprints");
            for (int statement : chain.statements()) {
                json.writeString(parts.fingerprint(analysis.trace(), statement));
            }
            json.writeEndArray();
            json.writeNumberProperty("executions", chain.executions());
            json.writeNumberProperty("runs", chain.runs());
            json.writeNumberProperty("longestRun", chain.repeats());
            json.writeNumberProperty("elapsedMicros", chain.elapsedMicros());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private void issues(List<TraceIssue> issues) {
        json.writeArrayPropertyStart("issues");
        for (TraceIssue issue : issues) {
            json.writeStartObject();
            json.writeStringProperty(
                    "kind", issue.kind().name().toLowerCase(Locale.ROOT).replace('_', '-'));
            json.writeNumberProperty("count", issue.count());
            json.writeNumberProperty("firstOffset", issue.offsetBytes());
            if (issue.line() > 0) {
                json.writeNumberProperty("firstLine", issue.line());
            } else {
                json.writeNullProperty("firstLine");
            }
            json.writeStringProperty("message", issue.message());
            json.writeEndObject();
        }
        json.writeEndArray();
    }
}

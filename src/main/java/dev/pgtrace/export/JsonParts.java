package dev.pgtrace.export;

import dev.pgtrace.analysis.Distribution;
import dev.pgtrace.analysis.Ledger;
import dev.pgtrace.analysis.RelationProfile;
import dev.pgtrace.analysis.StatementProfile;
import dev.pgtrace.analysis.Tiers;
import dev.pgtrace.model.Component;
import dev.pgtrace.model.Provenance;
import dev.pgtrace.model.StatementColumn;
import dev.pgtrace.model.Trace;
import tools.jackson.core.JsonGenerator;

/// The recurring parts of the schema. What is not known is null, never zero.
final class JsonParts {
    private final JsonGenerator json;

    JsonParts(JsonGenerator json) {
        this.json = json;
    }

    /// A number that cannot be negative, so that a negative one is missing.
    void numberOrNull(String name, long value) {
        if (value < 0) {
            json.writeNullProperty(name);
        } else {
            json.writeNumberProperty(name, value);
        }
    }

    void textOrNull(String name, String text) {
        if (text.isEmpty()) {
            json.writeNullProperty(name);
        } else {
            json.writeStringProperty(name, text);
        }
    }

    /// A share from 0 to 1 with six decimals; null for NaN.
    void share(String name, double share) {
        if (Double.isNaN(share)) {
            json.writeNullProperty(name);
        } else {
            json.writeNumberProperty(name, Math.round(share * 1e6) / 1e6);
        }
    }

    /// Entries in the order of components; those that cannot be known have null microseconds.
    void ledger(String name, Ledger ledger) {
        json.writeArrayPropertyStart(name);
        for (Component component : Component.values()) {
            for (Ledger.Entry entry : ledger.entries()) {
                if (entry.component() == component) {
                    entry(component, entry.provenance(), entry.micros());
                }
            }
            if (ledger.missing().contains(component)) {
                entry(component, Provenance.MISSING, 0);
            }
        }
        json.writeEndArray();
    }

    private void entry(Component component, Provenance provenance, long micros) {
        json.writeStartObject();
        json.writeStringProperty("component", component.label());
        if (provenance == Provenance.MISSING) {
            json.writeNullProperty("micros");
        } else {
            json.writeNumberProperty("micros", micros);
        }
        json.writeStringProperty("provenance", LedgerNotes.word(provenance));
        json.writeEndObject();
    }

    void tiers(Tiers tiers) {
        json.writeObjectPropertyStart("tiers");
        json.writeNumberProperty("tier1Blocks", tiers.tier1Blocks());
        splitBlocks(tiers);
        json.writeNumberProperty("unsplitBlocks", tiers.unsplitBlocks());
        json.writeStringProperty("provenance", LedgerNotes.word(tiers.provenance()));
        json.writeNumberProperty("thresholdMicros", tiers.thresholdMicros());
        json.writeEndObject();
    }

    private void splitBlocks(Tiers tiers) {
        boolean known = TextTiers.splitKnown(tiers);
        numberOrNull("tier2Blocks", known ? tiers.tier2Blocks() : -1);
        numberOrNull("tier3Blocks", known ? tiers.tier3Blocks() : -1);
    }

    void statement(StatementProfile profile, String sql) {
        Distribution spread = profile.elapsed();
        boolean timed = spread.count() > 0;
        json.writeStartObject();
        json.writeStringProperty("fingerprint", profile.fingerprintText());
        textOrNull("sql", sql);
        json.writeNumberProperty("executions", profile.calls());
        json.writeNumberProperty("parses", profile.parses());
        json.writeNumberProperty("elapsedMicros", profile.elapsedMicros());
        json.writeNumberProperty("selfMicros", profile.selfMicros());
        json.writeNumberProperty("parseMicros", profile.parseMicros());
        numberOrNull("cpuMicros", profile.cpuMicros());
        numberOrNull("rows", profile.rows());
        numberOrNull("hitBlocks", profile.hitBlocks());
        numberOrNull("readBlocks", profile.readBlocks());
        numberOrNull("p50Micros", timed ? spread.p50Micros() : -1);
        numberOrNull("p95Micros", timed ? spread.p95Micros() : -1);
        numberOrNull("p99Micros", timed ? spread.p99Micros() : -1);
        numberOrNull("maxMicros", timed ? spread.maxMicros() : -1);
        share("share", profile.share());
        share("tier1HitShare", profile.tiers().hitShare());
        json.writeNumberProperty("planShapes", profile.planShapes());
        json.writeNumberProperty("incomplete", profile.incomplete());
        json.writeNumberProperty("flagged", profile.flagged());
        ledger("ledger", profile.ledger());
        tiers(profile.tiers());
        json.writeEndObject();
    }

    void relation(RelationProfile relation) {
        Tiers tiers = relation.tiers();
        json.writeStartObject();
        textOrNull("name", relation.name());
        json.writeStringProperty("kind", relation.kind().label());
        json.writeNumberProperty("hitBlocks", tiers.tier1Blocks());
        json.writeNumberProperty("readBlocks", tiers.readBlocks());
        splitBlocks(tiers);
        json.writeNumberProperty("unsplitBlocks", tiers.unsplitBlocks());
        json.writeStringProperty("provenance", LedgerNotes.word(tiers.provenance()));
        numberOrNull("readMicros", relation.readMicros());
        numberOrNull("selfMicros", relation.selfMicros());
        numberOrNull("rows", relation.rows());
        json.writeNumberProperty("nodes", relation.nodes());
        numberOrNull("loops", relation.loops());
        json.writeArrayPropertyStart("paths");
        for (RelationProfile.Path path : relation.paths()) {
            json.writeStartObject();
            json.writeStringProperty("name", path.name());
            json.writeNumberProperty("hitBlocks", path.tiers().tier1Blocks());
            json.writeNumberProperty("readBlocks", path.tiers().readBlocks());
            splitBlocks(path.tiers());
            numberOrNull("readMicros", path.readMicros());
            numberOrNull("selfMicros", path.selfMicros());
            numberOrNull("rows", path.rows());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    String fingerprint(Trace trace, int statement) {
        return String.format("%016x", trace.statements().get(statement, StatementColumn.FINGERPRINT));
    }
}

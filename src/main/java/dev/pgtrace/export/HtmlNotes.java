package dev.pgtrace.export;

import dev.pgtrace.analysis.TierModel;
import dev.pgtrace.analysis.TraceAnalysis;
import dev.pgtrace.base.text.Durations;
import dev.pgtrace.model.Provenance;
import dev.pgtrace.model.Recording;
import java.io.IOException;

/// How the figures of a page are known, what they assume, how the trace was recorded, and what is not on the page.
final class HtmlNotes {
    private final HtmlWriter html;
    private final TraceAnalysis analysis;
    private final ReportOptions options;

    HtmlNotes(HtmlWriter html, TraceAnalysis analysis, ReportOptions options) {
        this.html = html;
        this.analysis = analysis;
        this.options = options;
    }

    void write() throws IOException {
        html.start("section", "class", "card notes").leaf("h2", ReportTexts.get("notes.title"));
        html.start("dl");
        for (Provenance provenance : Provenance.values()) {
            html.leaf("dt", ReportTexts.word(provenance));
            html.leaf(
                    "dd",
                    ReportTexts.get("provenance.meaning." + provenance.name().toLowerCase(java.util.Locale.ROOT)));
        }
        html.end();
        TierModel model = analysis.model();
        html.leaf(
                "p",
                ReportTexts.get(
                        "notes.tiers", Durations.format(model.thresholdMicros()), Long.toString(model.hitNanos())));
        html.leaf("p", ReportTexts.get("notes.time"));
        html.leaf("p", ReportTexts.get("notes.bounds"));
        if (options.binds() == ReportOptions.Binds.LEFT_OUT) {
            html.leaf("p", ReportTexts.get("notes.binds"));
        }
        Recording recording = analysis.trace().info().recording().orElse(null);
        if (recording != null) {
            html.leaf("h3", ReportTexts.get("notes.recording"));
            for (String line : RecordingFacts.lines(recording)) {
                html.leaf("p", line);
            }
        }
        html.end();
    }
}

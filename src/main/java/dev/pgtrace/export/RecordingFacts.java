package dev.pgtrace.export;

import dev.pgtrace.base.text.KeptTexts;
import dev.pgtrace.base.text.PlainText;
import dev.pgtrace.model.Recording;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/// How a trace was recorded, in words.
final class RecordingFacts {
    private RecordingFacts() {}

    /// One line, and one for each sentence on what the numbers are worth.
    static List<String> lines(Recording recording) {
        List<String> facts = new ArrayList<>();
        facts.add(
                ReportTexts.get("recording.by", KeptTexts.told(recording.route().label())));
        add(facts, "", KeptTexts.told(recording.scope()));
        add(facts, "PostgreSQL ", recording.serverVersion());
        add(facts, ReportTexts.get("recording.server") + " ", recording.server());
        if (recording.startMicros() >= 0) {
            facts.add(ReportTexts.get("trace.from", start(recording)));
        }
        add(facts, ReportTexts.get("recording.writer") + " ", recording.writer());
        List<String> lines = new ArrayList<>();
        lines.add(String.join(" · ", facts));
        if (!recording.settings().isEmpty()) {
            List<String> settings = new ArrayList<>();
            recording.settings().forEach((name, value) -> settings.add(PlainText.oneLine(name + " = " + value)));
            lines.add(ReportTexts.get("recording.settings") + ": " + String.join(", ", settings));
        }
        recording.fidelity().forEach(sentence -> lines.add(PlainText.oneLine(KeptTexts.told(sentence))));
        return lines;
    }

    /// When it was begun, ISO 8601 in UTC to the second.
    static String start(Recording recording) {
        return Instant.EPOCH
                .plus(recording.startMicros(), ChronoUnit.MICROS)
                .truncatedTo(ChronoUnit.SECONDS)
                .toString();
    }

    private static void add(List<String> facts, String before, String text) {
        if (!text.isEmpty()) {
            facts.add(before + PlainText.oneLine(text));
        }
    }
}

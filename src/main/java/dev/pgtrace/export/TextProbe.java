package dev.pgtrace.export;

import dev.pgtrace.base.TraceException;
import dev.pgtrace.base.text.KeptTexts;
import dev.pgtrace.base.text.PlainText;
import dev.pgtrace.model.CaptureRoute;
import dev.pgtrace.model.Provenance;
import dev.pgtrace.model.server.Fidelity;
import dev.pgtrace.model.server.Probe;
import dev.pgtrace.model.server.ProbeFinding;
import dev.pgtrace.model.server.Remedy;
import dev.pgtrace.model.server.TraceOption;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/// What a probe found, for a terminal.
public final class TextProbe {
    private final Probe probe;

    public TextProbe(Probe probe) {
        this.probe = probe;
    }

    public void write(Appendable out) throws IOException, TraceException {
        ReportTexts.spoken(() -> report(out));
    }

    private void report(Appendable out) throws IOException {
        out.append(TextServer.line(probe.server())).append("\n\n");
        findings(out);
        for (TraceOption option : probe.options()) {
            out.append('\n');
            option(out, option);
        }
    }

    private void findings(Appendable out) throws IOException {
        TextTable table = new TextTable("  ").left("").left("").left("");
        for (ProbeFinding finding : probe.findings()) {
            String value = finding.value().length() > 40 ? "" : finding.value();
            table.row(
                    KeptTexts.told(finding.subject().label()),
                    word(finding.state()),
                    PlainText.oneLine((KeptTexts.told(value) + "  " + KeptTexts.told(finding.detail())).strip()));
        }
        table.write(out);
    }

    /// What is missing, by route; for a test of a connection.
    public void writeMissing(Appendable out) throws IOException, TraceException {
        ReportTexts.spoken(() -> missing(out));
    }

    private void missing(Appendable out) throws IOException {
        boolean complete = true;
        for (TraceOption option : probe.options()) {
            // Nobody installs an extension for what the server itself can do better.
            if (!option.remedies().isEmpty() && option.route() != CaptureRoute.EXTENSION) {
                complete = false;
                out.append('\n').append(title(option)).append('\n');
                remedies(out, option.remedies());
            }
        }
        if (complete) {
            out.append(ReportTexts.get("text.probe.complete")).append('\n');
        }
    }

    private static void option(Appendable out, TraceOption option) throws IOException {
        out.append(title(option)).append('\n');
        for (Provenance provenance : Provenance.values()) {
            List<Fidelity> some = option.fidelity().stream()
                    .filter(fidelity -> fidelity.provenance() == provenance)
                    .toList();
            if (!some.isEmpty()) {
                String word = ReportTexts.word(provenance);
                out.append("  ").append(word).append(" ".repeat(11 - word.length()));
                out.append(some.stream()
                        .map(fidelity -> KeptTexts.told(fidelity.what().label()))
                        .collect(Collectors.joining("; ")));
                out.append('\n');
            }
        }
        for (Fidelity fidelity : option.fidelity()) {
            if (!fidelity.note().isEmpty()) {
                out.append("  ").append(KeptTexts.told(fidelity.what().label())).append(": ");
                out.append(KeptTexts.told(fidelity.note())).append('\n');
            }
        }
        for (String limit : option.limits()) {
            out.append("  - ").append(PlainText.oneLine(KeptTexts.told(limit))).append('\n');
        }
        remedies(out, option.remedies());
    }

    private static String title(TraceOption option) {
        String state = ReportTexts.get(option.usable() ? "text.probe.ready" : "text.probe.notYet");
        return KeptTexts.told(option.scope().label()) + " ("
                + KeptTexts.told(option.route().label()) + "): " + state;
    }

    private static void remedies(Appendable out, List<Remedy> remedies) throws IOException {
        for (Remedy remedy : remedies) {
            String what = KeptTexts.told(remedy.missing()) + " " + KeptTexts.told(remedy.instruction());
            String key = remedy.needed() ? "text.probe.needed" : "text.probe.more";
            out.append("  ")
                    .append(ReportTexts.get(key, PlainText.oneLine(what)))
                    .append('\n');
            for (String line : (Iterable<String>) PlainText.lines(remedy.sql()).lines()::iterator) {
                out.append("      ").append(line).append('\n');
            }
        }
    }

    static String word(ProbeFinding.State state) {
        return ReportTexts.get("text.probe.state." + state.name().toLowerCase(Locale.ROOT));
    }
}

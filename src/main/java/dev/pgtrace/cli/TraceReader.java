package dev.pgtrace.cli;

import dev.pgtrace.app.AnalyzeTrace;
import dev.pgtrace.base.TraceException;

/// Reads inputs with progress on the terminal.
final class TraceReader {
    private final Terminal terminal;
    private final AnalyzeTrace analyze;

    TraceReader(Terminal terminal, AnalyzeTrace.Options options) throws TraceException {
        this.terminal = terminal;
        this.analyze = new AnalyzeTrace(options);
    }

    AnalyzeTrace.Analyzed read(Input input) throws TraceException {
        try (ProgressLine progress = terminal.progress(input.name())) {
            return switch (input) {
                case Input.Named named -> analyze.file(named.file(), progress, terminal.cancel());
                case Input.Found found -> analyze.file(found.file(), progress, terminal.cancel());
                case Input.Standard standard ->
                    analyze.stream(standard.name(), terminal.in(), progress, terminal.cancel());
            };
        }
    }
}

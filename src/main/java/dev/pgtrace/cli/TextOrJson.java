package dev.pgtrace.cli;

import dev.pgtrace.base.TraceException;
import dev.pgtrace.base.text.Texts;
import dev.pgtrace.export.ReportFormat;
import picocli.CommandLine.Option;

/// The form of what a command prints that has no page to show.
final class TextOrJson {
    @Option(
            names = {"-f", "--format"},
            paramLabel = "FORMAT",
            converter = Words.PlainFormat.class,
            description = "text (default) or json.")
    private ReportFormat format = ReportFormat.TEXT;

    /// @param command its name
    /// @throws TraceException where neither is asked for
    void check(String command) throws TraceException {
        if (format == ReportFormat.HTML) {
            throw new TraceException(TraceException.Kind.USAGE, Texts.get("cli.textOrJson", command));
        }
    }

    boolean isJson() {
        return format == ReportFormat.JSON;
    }
}

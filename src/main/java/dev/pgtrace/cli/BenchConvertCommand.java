package dev.pgtrace.cli;

import dev.pgtrace.app.ConvertTrace;
import dev.pgtrace.app.MeasureConversion;
import dev.pgtrace.base.TraceException;
import dev.pgtrace.base.text.Texts;
import dev.pgtrace.export.ReportFormat;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `pgtrace bench convert`.
@Command(
        name = "convert",
        mixinStandardHelpOptions = true,
        description = "Measures what a trace takes as text, packed text and binary: to write, to keep, to open.",
        footer = {"", "Example: pgtrace bench convert big.trc"})
final class BenchConvertCommand implements Callable<Integer> {
    private static final int MOST_RUNS = 1000;
    private static final int MOST_LEVEL = 22;

    private final Terminal terminal;

    @Parameters(paramLabel = "FILE", description = "A trace, at best several hundred megabytes.")
    private Path file = Path.of("");

    @Option(names = "--runs", paramLabel = "N", description = "Openings to take the median of (default: 5).")
    private int runs = 5;

    @Option(names = "--level", paramLabel = "N", description = "How hard zstd packs, from 1 to 22 (default: 9).")
    private int level = ConvertTrace.Options.standard().level();

    @Option(
            names = {"-f", "--format"},
            paramLabel = "FORMAT",
            converter = Words.PlainFormat.class,
            description = "text (default) or json.")
    private ReportFormat format = ReportFormat.TEXT;

    @SuppressWarnings("UnusedVariable") // read from the words themselves, as parsing may be what fails
    @Option(names = Faults.DEBUG, description = "Print the stack trace when something goes wrong.")
    private boolean debug;

    BenchConvertCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws IOException, TraceException {
        if (runs < 1 || runs > MOST_RUNS) {
            throw new TraceException(TraceException.Kind.USAGE, Texts.get("cli.between", "--runs", runs, 1, MOST_RUNS));
        }
        if (level < 1 || level > MOST_LEVEL) {
            throw new TraceException(
                    TraceException.Kind.USAGE, Texts.get("cli.between", "--level", level, 1, MOST_LEVEL));
        }
        if (format == ReportFormat.HTML) {
            throw new TraceException(TraceException.Kind.USAGE, Texts.get("cli.bench.format"));
        }
        ConvertTrace.Options standard = ConvertTrace.Options.standard();
        MeasureConversion measure = new MeasureConversion(
                new ConvertTrace.Options(level, standard.threads(), standard.existing(), standard.check()));
        ConversionReport report;
        try (ProgressLine progress = terminal.progress(Texts.get("cli.bench.converting"))) {
            report = new ConversionReport(
                    file.toString(), level, runs, measure.run(file, runs, progress, terminal.cancel()));
        }
        DataOutput out = DataOutput.of(terminal.out());
        if (format == ReportFormat.JSON) {
            Language.plainly(() -> report.json(out));
        } else {
            report.text(out);
        }
        out.flush();
        return ExitCode.OK;
    }
}

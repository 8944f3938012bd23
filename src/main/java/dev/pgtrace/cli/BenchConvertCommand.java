package dev.pgtrace.cli;

import dev.pgtrace.app.ConvertTrace;
import dev.pgtrace.app.MeasureConversion;
import dev.pgtrace.base.TraceException;
import dev.pgtrace.base.text.Texts;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `pgtrace bench convert`.
@Command(
        name = "convert",
        description = "Measures what a trace takes as text, packed text and binary: to write, to keep, to open.",
        footer = {"", "Example: pgtrace bench convert big.trc"})
final class BenchConvertCommand implements Callable<Integer> {
    private static final int MOST_LEVEL = 22;

    private final Terminal terminal;

    @Parameters(paramLabel = "FILE", description = "A trace, at best several hundred megabytes.")
    private Path file = Path.of("");

    @Mixin
    private final Runs runs = new Runs();

    @Option(names = "--level", paramLabel = "N", description = "How hard zstd packs, from 1 to 22 (default: 9).")
    private int level = ConvertTrace.Options.standard().level();

    @Mixin
    private final TextOrJson format = new TextOrJson();

    @SuppressWarnings("UnusedVariable") // picocli fills it
    @Mixin
    private HelpOptions standing = new HelpOptions();

    BenchConvertCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws IOException, TraceException {
        int times = runs.checked();
        if (level < 1 || level > MOST_LEVEL) {
            throw new TraceException(
                    TraceException.Kind.USAGE, Texts.get("cli.between", "--level", level, 1, MOST_LEVEL));
        }
        format.check("bench");
        ConvertTrace.Options standard = ConvertTrace.Options.standard();
        MeasureConversion measure = new MeasureConversion(
                new ConvertTrace.Options(level, standard.threads(), standard.existing(), standard.check()));
        ConversionReport report;
        try (ProgressLine progress = terminal.progress(Texts.get("cli.bench.converting"))) {
            report = new ConversionReport(
                    file.toString(), level, times, measure.run(file, times, progress, terminal.cancel()));
        }
        DataOutput out = DataOutput.of(terminal.out());
        if (format.isJson()) {
            Language.plainly(() -> report.json(out));
        } else {
            report.text(out);
        }
        out.flush();
        return ExitCode.OK;
    }
}

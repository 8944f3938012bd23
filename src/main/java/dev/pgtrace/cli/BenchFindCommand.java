package dev.pgtrace.cli;

import dev.pgtrace.app.MeasureFinding;
import dev.pgtrace.base.TraceException;
import dev.pgtrace.base.text.Texts;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// `pgtrace bench find`.
@Command(
        name = "find",
        description = "Measures how fast a text is found in the SQL, binds and names of a trace; the median of several"
                + " runs.",
        footer = {"", "Example: pgtrace bench find big.trc \"order by\""})
final class BenchFindCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Mixin
    private final GeneralOptions general = new GeneralOptions();

    @Parameters(index = "0", paramLabel = "FILE", description = "A trace, at best several gigabytes.")
    private Path file = Path.of("");

    @Parameters(index = "1", paramLabel = "TEXT", description = "What to find, in whatever case.")
    private String text = "";

    @Mixin
    private final Runs runs = new Runs();

    @Mixin
    private final TextOrJson format = new TextOrJson();

    BenchFindCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws IOException, TraceException {
        int times = runs.checked();
        if (text.isEmpty()) {
            throw new TraceException(TraceException.Kind.USAGE, Texts.get("cli.bench.find.empty"));
        }
        format.check("bench");
        FindBenchReport report;
        try (ProgressLine progress = terminal.progress(Texts.get("cli.bench.find.progress", times))) {
            MeasureFinding measure = new MeasureFinding(general.opening());
            report = new FindBenchReport(
                    file.toString(), text, measure.run(file, text, times, progress, terminal.cancel()));
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

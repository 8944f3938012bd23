package dev.pgtrace.cli;

import dev.pgtrace.app.MeasureFiltering;
import dev.pgtrace.base.TraceException;
import dev.pgtrace.base.text.Texts;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// `pgtrace bench filter`.
@Command(
        name = "filter",
        description = "Measures how fast filters choose executions: one for each field of the language and some that"
                + " join several, or those given; the median of several runs.",
        footer = {"", "Example: pgtrace bench filter big.trc", "         pgtrace bench filter big.trc \"tier3 > 0\""})
final class BenchFilterCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Mixin
    private final GeneralOptions general = new GeneralOptions();

    @Parameters(index = "0", paramLabel = "FILE", description = "A trace, at best of a million executions.")
    private Path file = Path.of("");

    @Parameters(
            index = "1..*",
            arity = "0..*",
            paramLabel = "FILTER",
            description = "Measured instead of the standard ones.")
    private List<String> filters = List.of();

    @Mixin
    private final Runs runs = new Runs();

    @Mixin
    private final TextOrJson format = new TextOrJson();

    BenchFilterCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws IOException, TraceException {
        int times = runs.checked();
        format.check("bench");
        List<String> chosen = filters.isEmpty() ? MeasureFiltering.standard() : filters;
        FilterBenchReport report;
        try (ProgressLine progress = terminal.progress(Texts.get("cli.bench.filter.progress", chosen.size()))) {
            MeasureFiltering measure = new MeasureFiltering(general.opening());
            report = new FilterBenchReport(
                    file.toString(), times, measure.run(file, chosen, times, progress, terminal.cancel()));
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

package dev.pgtrace.cli;

import dev.pgtrace.app.MeasureOpening;
import dev.pgtrace.base.TraceException;
import dev.pgtrace.base.text.Texts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// `pgtrace bench open`.
@Command(
        name = "open",
        description = "Measures how fast a trace is opened, and what it takes of the heap; the median of several runs.",
        footer = {"", "Example: PGTRACE_JAVA_OPTS=-Xmx512m pgtrace bench open --runs 5 big.trc"})
final class BenchOpenCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Mixin
    private final GeneralOptions general = new GeneralOptions();

    @Parameters(paramLabel = "FILE", description = "A trace, at best several hundred megabytes.")
    private String file = "";

    @Mixin
    private final Runs runs = new Runs();

    @Mixin
    private final TextOrJson format = new TextOrJson();

    BenchOpenCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws IOException, TraceException {
        int times = runs.checked();
        format.check("bench");
        Path path = file(file);
        MeasureOpening measure = new MeasureOpening(general.opening());
        List<MeasureOpening.Run> results = new ArrayList<>();
        List<MeasureOpening.Reopening> again = new ArrayList<>();
        try (ProgressLine progress = terminal.progress(Texts.get("cli.bench.open.progress", times))) {
            for (int run = 0; run < times; run++) {
                terminal.cancel().check();
                results.add(measure.run(path, terminal.cancel()));
                measure.again(path, terminal.cancel()).ifPresent(again::add);
                progress.report(run + 1L, times);
            }
        }
        DataOutput out = DataOutput.of(terminal.out());
        BenchReport report = new BenchReport(file, results, again);
        if (format.isJson()) {
            Language.plainly(() -> report.json(out));
        } else {
            report.text(out);
        }
        out.flush();
        return ExitCode.OK;
    }

    private static Path file(String word) throws TraceException {
        if (Input.single(word) instanceof Input.Named named) {
            if (!Files.exists(named.file())) {
                throw new TraceException(TraceException.Kind.UNREADABLE, Texts.get("cli.noFile", word));
            }
            return named.file();
        }
        throw new TraceException(TraceException.Kind.USAGE, Texts.get("cli.bench.open.standard"));
    }
}

package dev.pgtrace.cli;

import dev.pgtrace.app.MeasureLog;
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
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `pgtrace bench log`.
@Command(
        name = "log",
        description = "Measures how fast PostgreSQL server logs are read, on one thread and on all; the median of"
                + " several runs. Beside it what pgBadger takes for the same file, where it is installed.",
        footer = {
            "",
            "Logs are read as a whole, plans of auto_explain included; pgBadger makes its report, once.",
            "Example: pgtrace bench log --runs 5 postgresql.log"
        })
final class BenchLogCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Mixin
    private final GeneralOptions general = new GeneralOptions();

    @Parameters(paramLabel = "FILE", arity = "1..*", description = "Logs, at best of several hundred megabytes.")
    private List<Path> files = List.of();

    @Mixin
    private final Runs runs = new Runs();

    @Option(names = "--no-pgbadger", description = "Leave pgBadger out, which takes many times as long.")
    private boolean noPgBadger;

    @Mixin
    private final TextOrJson format = new TextOrJson();

    BenchLogCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws IOException, TraceException {
        int times = runs.checked();
        format.check("bench");
        for (Path file : files) {
            if (!Files.exists(file)) {
                throw new TraceException(TraceException.Kind.UNREADABLE, Texts.get("cli.noFile", file));
            }
        }
        MeasureLog measure = new MeasureLog(general.opening());
        String path = noPgBadger ? "" : System.getenv().getOrDefault("PATH", "");
        List<LogBenchReport.Log> logs = new ArrayList<>();
        for (Path file : files) {
            try (ProgressLine progress = terminal.progress(Texts.get("cli.bench.log.progress", file))) {
                logs.add(new LogBenchReport.Log(
                        file.toString(), measure.run(file, times, path, progress, terminal.cancel())));
            }
        }
        DataOutput out = DataOutput.of(terminal.out());
        LogBenchReport report = new LogBenchReport(
                logs, Texts.get(noPgBadger ? "cli.bench.log.leftOut" : "cli.bench.log.notInstalled"));
        if (format.isJson()) {
            report.json(out);
        } else {
            report.text(out);
        }
        out.flush();
        return ExitCode.OK;
    }
}

package dev.pgtrace.cli;

import dev.pgtrace.app.MeasureRecording;
import dev.pgtrace.base.TraceException;
import dev.pgtrace.base.text.Texts;
import dev.pgtrace.model.load.LoadKind;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `pgtrace bench record`.
@Command(
        name = "record",
        mixinStandardHelpOptions = true,
        description = "Measures what a recording costs a server: transactions a second of pgbench without recording,"
                + " with the same settings and nobody reading, and with the recording, in turn.",
        footer = {
            "",
            "The server is started for it on 127.0.0.1: PostgreSQL 15 where this system has it, else the demo's 18.",
            "Example: PGTRACE_JAVA_OPTS=-Xmx256m pgtrace bench record --rounds 5 --each 6s"
        })
final class BenchRecordCommand implements Callable<Integer> {
    private static final int MOST_ROUNDS = 100;
    private static final int MOST_CLIENTS = 64;

    private final Terminal terminal;

    @Option(names = "--rounds", paramLabel = "N", description = "Rounds of all modes (default: ${DEFAULT-VALUE}).")
    private int rounds = 5;

    @Option(
            names = "--each",
            paramLabel = "SPAN",
            converter = Words.Span.class,
            description = "How long each mode runs in a round, from 1s on (default: 6s).")
    private Duration each = Duration.ofSeconds(6);

    @Option(
            names = "--warm-up",
            paramLabel = "SPAN",
            converter = Words.Span.class,
            description = "How long a recording runs before anything counts (default: 20s).")
    private Duration warmUp = Duration.ofSeconds(20);

    @Option(
            names = "--clients",
            paramLabel = "N",
            description = "Connections of the load (default: half as many as there are processors).")
    private int clients = Math.max(1, Runtime.getRuntime().availableProcessors() / 2);

    @Option(
            names = "--load",
            paramLabel = "NAME",
            converter = Words.LoadName.class,
            description = "select-only or tpcb-like (default: both).")
    private @Nullable LoadKind load;

    @Mixin
    private final TextOrJson format = new TextOrJson();

    BenchRecordCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws IOException, TraceException {
        check();
        List<LoadKind> kinds = load == null ? List.of(LoadKind.values()) : List.of(load);
        MeasureRecording measure = new MeasureRecording(new MeasureRecording.Options(rounds, each, clients, warmUp));
        List<MeasureRecording.Result> results = new ArrayList<>();
        for (LoadKind kind : kinds) {
            try (ProgressLine progress = terminal.progress(kind.script())) {
                results.add(measure.run(kind, progress, terminal.cancel()));
            }
        }
        DataOutput out = DataOutput.of(terminal.out());
        RecordBenchReport report = new RecordBenchReport(results);
        if (format.isJson()) {
            Language.plainly(() -> report.json(out));
        } else {
            report.text(out);
        }
        out.flush();
        return ExitCode.OK;
    }

    private void check() throws TraceException {
        if (rounds < 1 || rounds > MOST_ROUNDS) {
            throw usage(Texts.get("cli.between", "--rounds", rounds, 1, MOST_ROUNDS));
        }
        if (clients < 1 || clients > MOST_CLIENTS) {
            throw usage(Texts.get("cli.between", "--clients", clients, 1, MOST_CLIENTS));
        }
        checkSpan("--each", each);
        checkSpan("--warm-up", warmUp);
        format.check("bench");
    }

    private static void checkSpan(String name, Duration span) throws TraceException {
        if (span.compareTo(Duration.ofSeconds(1)) < 0 || span.compareTo(Duration.ofHours(1)) > 0) {
            throw usage(Texts.get("cli.bench.record.span", name));
        }
    }

    private static TraceException usage(String message) {
        return new TraceException(TraceException.Kind.USAGE, message);
    }
}

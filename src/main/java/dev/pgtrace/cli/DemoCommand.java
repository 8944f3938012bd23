package dev.pgtrace.cli;

import dev.pgtrace.app.RunDemo;
import dev.pgtrace.base.TraceException;
import dev.pgtrace.base.task.Progress;
import dev.pgtrace.base.text.Counts;
import dev.pgtrace.base.text.Texts;
import java.io.PrintStream;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `pgtrace demo`.
@Command(
        name = "demo",
        mixinStandardHelpOptions = true,
        description =
                "Runs a PostgreSQL 18 with a small shop and a workload that has real problems in it, until Ctrl-C.",
        footer = {
            "",
            "It listens on 127.0.0.1 only. Its address is the one line on standard output; everything of it is removed",
            "at the end, however this ends.",
            "Example: pgtrace demo --for 10min"
        })
final class DemoCommand implements Callable<Integer> {
    private static final long LOOK_NANOS = 50_000_000;
    private static final long DRAW_NANOS = 500_000_000;

    private final Terminal terminal;

    @Option(
            names = "--for",
            paramLabel = "SPAN",
            converter = Words.Span.class,
            description = "Ends by itself after this time: 60s, 10min, 2h.")
    private @Nullable Duration span;

    @Option(
            names = "--seed",
            paramLabel = "N",
            description = "The same number gives the same data and statements (default: ${DEFAULT-VALUE}).")
    private long seed = RunDemo.DEFAULT_SEED;

    @Option(
            names = "--show-password",
            description = "Prints the address with the password in it instead of a file that holds it. It is random and"
                    + " of use on this machine only, while the demo runs.")
    private boolean showPassword;

    DemoCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws TraceException {
        terminal.say(Texts.get("cli.demo.starting"));
        try (RunDemo.Running demo = start()) {
            String url = showPassword ? demo.urlWithPassword() : demo.url();
            PrintStream out = terminal.out();
            out.println(url);
            out.flush();
            terminal.say(span == null ? Texts.get("cli.demo.runs") : Texts.get("cli.demo.runsFor", words(span)));
            terminal.err().println("  pgtrace sessions --url '" + url + "'");
            await(demo);
            terminal.say(Texts.get("cli.demo.done", Counts.grouped(demo.statements()), Counts.grouped(demo.errors())));
        }
        return ExitCode.OK;
    }

    private RunDemo.Running start() throws TraceException {
        return new RunDemo(seed).start(Progress.NONE, terminal.cancel());
    }

    private void await(RunDemo.Running demo) throws TraceException {
        long start = System.nanoTime();
        long drawn = start;
        while (!terminal.cancel().isCancelled()) {
            long now = System.nanoTime();
            if (span != null && now - start >= span.toNanos()) {
                break;
            }
            if (!demo.isRunning()) {
                throw new TraceException(TraceException.Kind.SERVER, Texts.get("cli.demo.ended"));
            }
            if (terminal.live() && now - drawn >= DRAW_NANOS) {
                drawn = now;
                terminal.err()
                        .print("\r\u001b[K"
                                + Texts.get(
                                        "cli.demo.progress",
                                        Counts.grouped(demo.statements()),
                                        Counts.grouped(demo.errors())));
                terminal.err().flush();
            }
            LockSupport.parkNanos(LOOK_NANOS);
        }
        if (terminal.live()) {
            terminal.err().print("\r\u001b[K");
        }
    }

    private static String words(Duration span) {
        long seconds = span.toSeconds();
        return span.toMillis() % 1000 != 0
                ? Texts.get("cli.demo.millis", span.toMillis())
                : seconds % 60 != 0
                        ? Texts.get("cli.demo.seconds", seconds)
                        : Texts.get("cli.demo.minutes", seconds / 60);
    }
}

package dev.pgtrace.cli;

import dev.pgtrace.app.WindowBench;
import dev.pgtrace.base.TraceException;
import dev.pgtrace.base.text.Texts;
import java.io.IOException;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `pgtrace bench ui`.
@Command(
        name = "ui",
        mixinStandardHelpOptions = true,
        description =
                "Measures the window, without a display: what frames cost its thread, how long it lets others wait,"
                        + " how busy live executions keep it, and its start.",
        footer = {
            "",
            "Frames are judged by processor time, as other programs on the machine blur the clock.",
            "Example: pgtrace bench ui --parts flame,timeline --frames 10000000",
            "         pgtrace bench ui --parts soak --seconds 600"
        })
final class BenchUiCommand implements Callable<Integer> {
    private static final int MOST = 20_000_000;

    private final Terminal terminal;
    private final WindowBench bench;
    private final WindowBench.Options standard = WindowBench.Options.standard();

    @Option(
            names = "--parts",
            paramLabel = "PART",
            split = ",",
            description = "start, flame, timeline, tree, live (default: all these); soak, which takes long.")
    private List<String> parts = List.of();

    @Option(names = "--frames", paramLabel = "N", description = "Of the flamegraph (default: 1000000).")
    private int frames = standard.frames();

    @Option(names = "--calls", paramLabel = "N", description = "Of the timeline (default: 10000000).")
    private int calls = standard.calls();

    @Option(names = "--lanes", paramLabel = "N", description = "Of the timeline (default: 200).")
    private int lanes = standard.lanes();

    @Option(
            names = "--executions",
            paramLabel = "N",
            description = "Under one statement of the tree (default: 1000000).")
    private int executions = standard.executions();

    @Option(names = "--rate", paramLabel = "N", description = "Executions a second that arrive (default: 10000).")
    private int rate = standard.perSecond();

    @Option(
            names = "--seconds",
            paramLabel = "N",
            description = "For which they arrive in each view, or in the whole soak (default: 10).")
    private int seconds = standard.seconds();

    @Option(names = "--pulses", paramLabel = "N", description = "Frames for each way of moving (default: 120).")
    private int pulses = standard.pulses();

    @Option(names = "--starts", paramLabel = "N", description = "Starts of the program (default: 5).")
    private int starts = standard.starts();

    @Mixin
    private final TextOrJson format = new TextOrJson();

    BenchUiCommand(Terminal terminal, WindowBench bench) {
        this.terminal = terminal;
        this.bench = bench;
    }

    @Override
    public Integer call() throws IOException, TraceException {
        check("--frames", frames, MOST);
        check("--calls", calls, MOST);
        check("--lanes", lanes, 10_000);
        check("--executions", executions, MOST);
        check("--rate", rate, 1_000_000);
        check("--seconds", seconds, 7_200);
        check("--pulses", pulses, 100_000);
        check("--starts", starts, 1_000);
        format.check("bench");
        WindowBench.Options options =
                new WindowBench.Options(chosen(), frames, calls, lanes, executions, rate, seconds, pulses, starts);
        UiBenchReport report;
        try (ProgressLine progress = terminal.progress(Texts.get("cli.bench.window"))) {
            report = new UiBenchReport(options, bench.run(options, progress, terminal.cancel()));
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

    private Set<WindowBench.Part> chosen() throws TraceException {
        Set<WindowBench.Part> chosen = EnumSet.noneOf(WindowBench.Part.class);
        for (String word : parts) {
            chosen.add(Arrays.stream(WindowBench.Part.values())
                    .filter(part -> part.name().toLowerCase(Locale.ROOT).equals(word))
                    .findFirst()
                    .orElseThrow(() -> usage(Texts.get("cli.bench.ui.parts", word))));
        }
        return chosen.isEmpty() ? standard.parts() : chosen;
    }

    private static void check(String name, int value, int most) throws TraceException {
        if (value < 1 || value > most) {
            throw usage(Texts.get("cli.between", name, value, 1, most));
        }
    }

    private static TraceException usage(String message) {
        return new TraceException(TraceException.Kind.USAGE, message);
    }
}

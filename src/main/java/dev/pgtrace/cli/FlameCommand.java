package dev.pgtrace.cli;

import dev.pgtrace.analysis.FlameGraphs;
import dev.pgtrace.analysis.TraceAnalysis;
import dev.pgtrace.analysis.flame.FlameGraph;
import dev.pgtrace.analysis.flame.FlameGrouping;
import dev.pgtrace.analysis.flame.FlameOptions;
import dev.pgtrace.analysis.flame.FlameOrder;
import dev.pgtrace.analysis.flame.FlameWeight;
import dev.pgtrace.app.AnalyzeTrace;
import dev.pgtrace.base.TraceException;
import dev.pgtrace.base.text.Texts;
import dev.pgtrace.export.FlameSvg;
import dev.pgtrace.export.FoldedStacks;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `pgtrace flame`.
@Command(
        name = "flame",
        description = "Draws a trace as a flamegraph: session, statement, call, plan node, tier.",
        footer = {
            "",
            "Examples:",
            "  pgtrace flame checkout_session.trc -o checkout.svg",
            "  pgtrace flame --weight tier3 checkout_session.trc -o disk.svg",
            "  pgtrace flame checkout_session.trc > checkout.folded"
        })
final class FlameCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Mixin
    private final GeneralOptions general = new GeneralOptions();

    @Parameters(paramLabel = "FILE", description = "A trace, or - for standard input.")
    private String file = "";

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE",
            description = "Where to: a picture for a name that ends in .svg, folded stacks for .folded"
                    + " (default: folded stacks to standard output).")
    private @Nullable Path output;

    @Option(
            names = "--weight",
            paramLabel = "WEIGHT",
            converter = Words.Weight.class,
            description = "What the width measures: time (default), blocks, tier3, rows or executions.")
    private FlameWeight weight = FlameWeight.TIME;

    @Option(
            names = "--order",
            paramLabel = "ORDER",
            converter = Words.FrameOrder.class,
            description = "In a picture: file (default) or heaviest first.")
    private FlameOrder order = FlameOrder.FILE;

    @Option(
            names = "--filter",
            paramLabel = "EXPR",
            description = "Only executions for which this holds: see pgtrace help filter.")
    private String filter = "";

    FlameCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws IOException, TraceException {
        boolean picture = isPicture();
        Input input = Input.single(file);
        OutputFile.check(output, Input.files(List.of(input)));
        TraceReader reader = new TraceReader(terminal, general.analysis(filter));
        try (AnalyzeTrace.Analyzed analyzed = reader.read(input)) {
            TraceAnalysis analysis = analyzed.analysis();
            if (analysis.executions() + analysis.incomplete() == 0) {
                terminal.say(Texts.get("cli.flame.nothing"));
            }
            FlameGraph graph = FlameGraphs.of(
                    analysis.trace(),
                    analysis.selection(),
                    analysis.model(),
                    new FlameOptions(weight, FlameGrouping.SESSION),
                    terminal.cancel());
            try (OutputFile out = OutputFile.open(output, terminal)) {
                if (picture) {
                    FlameSvg.write(graph, order, Texts.language(), out.data());
                } else {
                    Language.plainly(() -> FoldedStacks.write(graph, out.data()));
                }
                out.finish();
            }
            return ExitCode.OK;
        }
    }

    private boolean isPicture() throws TraceException {
        if (output == null) {
            return false;
        }
        String name = output.toString().toLowerCase(Locale.ROOT);
        if (name.endsWith(".svg")) {
            return true;
        }
        if (name.endsWith(".folded") || name.endsWith(".txt") || name.equals("-")) {
            return false;
        }
        throw new TraceException(TraceException.Kind.USAGE, Texts.get("cli.flame.output", output));
    }
}

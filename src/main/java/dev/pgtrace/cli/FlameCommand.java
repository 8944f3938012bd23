package dev.pgtrace.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/// `pgtrace flame`.
@Command(name = "flame", description = "Draws a trace as a flamegraph.")
final class FlameCommand implements Callable<Integer> {
    FlameCommand(Terminal terminal) {
        terminal.out().flush();
    }

    @Override
    public Integer call() {
        return ExitCode.OK;
    }
}

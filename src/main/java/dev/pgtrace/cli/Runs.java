package dev.pgtrace.cli;

import dev.pgtrace.base.TraceException;
import dev.pgtrace.base.text.Texts;
import picocli.CommandLine.Option;

/// How often a bench measures.
final class Runs {
    private static final int MOST = 1000;

    @Option(names = "--runs", paramLabel = "N", description = "Runs to take the median of (default: 5).")
    private int runs = 5;

    /// @throws TraceException where the number is not one to measure with
    int checked() throws TraceException {
        if (runs < 1 || runs > MOST) {
            throw new TraceException(TraceException.Kind.USAGE, Texts.get("cli.between", "--runs", runs, 1, MOST));
        }
        return runs;
    }
}

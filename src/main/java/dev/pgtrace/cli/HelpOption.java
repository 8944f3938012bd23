package dev.pgtrace.cli;

import picocli.CommandLine.Option;

/// `--help` alone, without the version that picocli's own mixin brings along.
final class HelpOption {
    @SuppressWarnings("UnusedVariable") // picocli acts on it
    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Show this help and exit.")
    private boolean help;
}

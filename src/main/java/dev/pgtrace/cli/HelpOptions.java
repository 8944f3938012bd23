package dev.pgtrace.cli;

import picocli.CommandLine.Option;

/// Options of every command.
final class HelpOptions {
    @SuppressWarnings("UnusedVariable") // read from the words themselves, as parsing may be what fails
    @Option(names = Faults.DEBUG, description = "Print the stack trace when something goes wrong.")
    private boolean debug;

    @SuppressWarnings("UnusedVariable") // picocli acts on it
    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Show this help and exit.")
    private boolean help;
}

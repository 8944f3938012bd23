package dev.pgtrace.cli;

import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// Options of every command.
final class HelpOptions {
    @SuppressWarnings("UnusedVariable") // read from the words themselves, as parsing may be what fails
    @Option(names = Faults.DEBUG, description = "Print the stack trace when something goes wrong.")
    private boolean debug;

    @SuppressWarnings("UnusedVariable") // picocli fills it
    @Mixin
    private HelpOption help = new HelpOption();
}

package dev.pgtrace.cli;

import java.util.concurrent.Callable;
import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// `pgtrace completion`.
@Command(
        name = "completion",
        description = "Prints the script by which bash and zsh complete commands and options.",
        footer = {
            "",
            "Packages for Linux bring it along. Elsewhere put this into ~/.bashrc or, after compinit, into ~/.zshrc:",
            "  source <(pgtrace completion)"
        })
final class CompletionCommand implements Callable<Integer> {
    /// What picocli gives zsh in the place of a command that only bash has. Where zsh loads the script while it
    /// completes, it has no aliases, and every Tab would print that the command is not found.
    private static final String ALIAS = "alias compopt=complete";

    private static final String FUNCTION = "function compopt() { return 0; }";

    private final Terminal terminal;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @SuppressWarnings("UnusedVariable") // picocli fills it
    @Mixin
    private HelpOption help = new HelpOption();

    CompletionCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        CommandSpec root = spec.root();
        terminal.out().print(AutoComplete.bash(root.name(), root.commandLine()).replace(ALIAS, FUNCTION));
        terminal.out().flush();
        return ExitCode.OK;
    }
}

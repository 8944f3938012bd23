package dev.pgtrace.cli;

import dev.pgtrace.base.TraceException;
import java.io.Console;
import java.util.List;
import java.util.Locale;

/// Shows statements that change a server, and asks whether they may be run.
final class Agreement {
    private final Terminal terminal;
    private final boolean given;

    /// @param given whether `--yes` was said
    Agreement(Terminal terminal, boolean given) {
        this.terminal = terminal;
        this.given = given;
    }

    /// @return false where the person says no
    /// @throws TraceException where nobody can be asked
    boolean to(String what, List<String> statements) throws TraceException {
        terminal.say(what);
        statements.forEach(statement -> terminal.err().println("  " + statement));
        if (given) {
            return true;
        }
        Console console = Terminal.console().orElse(null);
        if (console == null) {
            throw new TraceException(
                    TraceException.Kind.USAGE,
                    "Nothing was written: there is no terminal to ask. Say --yes to agree to these statements.");
        }
        String answer = console.readLine("Run them? [y/N] ");
        return answer != null && answer.strip().toLowerCase(Locale.ROOT).startsWith("y");
    }
}

package dev.pgtrace.cli;

import dev.pgtrace.base.TraceException;
import dev.pgtrace.base.text.Texts;
import dev.pgtrace.model.server.ServerProfile;
import java.io.Console;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import picocli.CommandLine.Option;

/// Shows statements that change a server, and asks whether they may be run. On a server that is marked as production
/// a yes is not enough: its name is typed.
final class Agreement {
    @Option(names = "--yes", description = "Agree to the statements that are shown, without being asked.")
    private boolean yes;

    @Option(
            names = "--yes-production",
            paramLabel = "NAME",
            description = "With --yes, on a server that is marked as production in the window: its name, to agree to"
                    + " that.")
    private String production = "";

    /// @return false where the person says no
    /// @throws TraceException where nobody can be asked
    boolean to(Terminal terminal, ServerProfile server, List<String> statements) throws TraceException {
        return to(terminal, server, "cli.agreement.shown", statements);
    }

    /// The same for statements of transactions that are rolled back.
    boolean toRolledBack(Terminal terminal, ServerProfile server, List<String> statements) throws TraceException {
        return to(terminal, server, "cli.agreement.shown.rolledBack", statements);
    }

    private boolean to(Terminal terminal, ServerProfile server, String shown, List<String> statements)
            throws TraceException {
        String warning = server.production() ? Texts.get("cli.agreement.shown.production", server.name()) + ' ' : "";
        terminal.say(warning + Texts.get(shown, server.name()));
        statements.forEach(statement -> terminal.err().println("  " + statement));
        if (yes) {
            return !server.production() || isNamed(server);
        }
        Console console = Terminal.console().orElse(null);
        if (console == null) {
            throw new TraceException(
                    TraceException.Kind.USAGE,
                    Texts.get(
                            "cli.agreement.noTerminal",
                            server.production()
                                    ? Texts.get("cli.agreement.noTerminal.production", server.name())
                                    : ""));
        }
        String answer = console.readLine(
                server.production() ? Texts.get("cli.agreement.name") : Texts.get("cli.agreement.question"));
        String said = Optional.ofNullable(answer).orElse("").strip();
        return server.production()
                ? said.equals(server.name())
                : said.toLowerCase(Locale.ROOT).startsWith(Texts.get("cli.agreement.yes"));
    }

    private boolean isNamed(ServerProfile server) throws TraceException {
        if (production.equals(server.name())) {
            return true;
        }
        throw new TraceException(TraceException.Kind.USAGE, Texts.get("cli.agreement.production", server.name()));
    }
}

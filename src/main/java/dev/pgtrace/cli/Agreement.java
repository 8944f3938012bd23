package dev.pgtrace.cli;

import dev.pgtrace.base.TraceException;
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
        return to(terminal, server, "", statements);
    }

    /// The same for statements of transactions that are rolled back.
    boolean toRolledBack(Terminal terminal, ServerProfile server, List<String> statements) throws TraceException {
        return to(terminal, server, ", and rolled back", statements);
    }

    private boolean to(Terminal terminal, ServerProfile server, String fate, List<String> statements)
            throws TraceException {
        terminal.say((server.production() ? server.name() + " is a PRODUCTION server. " : "") + "this will be run on "
                + server.name() + fate + ":");
        statements.forEach(statement -> terminal.err().println("  " + statement));
        if (yes) {
            return !server.production() || isNamed(server);
        }
        Console console = Terminal.console().orElse(null);
        if (console == null) {
            throw new TraceException(
                    TraceException.Kind.USAGE,
                    "Nothing was written: there is no terminal to ask. Say --yes"
                            + (server.production() ? " and --yes-production '" + server.name() + "'" : "")
                            + " to agree to these statements.");
        }
        String answer = console.readLine(
                server.production() ? "Type the name of the production server to run them: " : "Run them? [y/N] ");
        String said = Optional.ofNullable(answer).orElse("").strip();
        return server.production()
                ? said.equals(server.name())
                : said.toLowerCase(Locale.ROOT).startsWith("y");
    }

    private boolean isNamed(ServerProfile server) throws TraceException {
        if (production.equals(server.name())) {
            return true;
        }
        throw new TraceException(
                TraceException.Kind.USAGE,
                "Nothing was written: " + server.name() + " is marked as production, for which --yes is not enough."
                        + " Say --yes-production '" + server.name() + "' too.");
    }
}

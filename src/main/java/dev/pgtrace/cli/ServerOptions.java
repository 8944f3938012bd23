package dev.pgtrace.cli;

import dev.pgtrace.app.ConnectServer;
import dev.pgtrace.app.ConnectedServer;
import dev.pgtrace.app.ServerProfiles;
import dev.pgtrace.base.TraceException;
import dev.pgtrace.base.text.Texts;
import dev.pgtrace.model.server.PasswordQuestion;
import dev.pgtrace.model.server.Secret;
import dev.pgtrace.model.server.ServerAddress;
import dev.pgtrace.model.server.TypedAddress;
import java.util.Arrays;
import java.util.Optional;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// Options of every command that connects to a server.
final class ServerOptions {
    @Option(
            names = "--url",
            paramLabel = "ADDRESS",
            description = "postgresql://user@host:5432/database?sslmode=require, 'host=… dbname=…', a JDBC URL, or"
                    + " service=NAME; without it, the PG* variables and defaults of psql. Better no password in it, as"
                    + " other users of this machine see command lines: ~/.pgpass and PGPASSWORD work.")
    private String url = "";

    @Option(names = "--password-prompt", description = "Ask for the password even where one is known.")
    private boolean passwordPrompt;

    @SuppressWarnings("UnusedVariable") // picocli fills it
    @Mixin
    private HelpOptions standing = new HelpOptions();

    /// Connects, with notes and warnings for the person.
    ConnectedServer connect(Terminal terminal) throws TraceException {
        ConnectServer connect = new ConnectServer();
        TypedAddress typed = connect.read(url);
        typed.notes().forEach(terminal::say);
        ConnectServer.Request request = new ConnectServer.Request(
                ServerProfiles.ofUser().of(typed.address()), typed.password(), typed.keyPassword());
        if (passwordPrompt) {
            Secret password = ask(typed.address())
                    .orElseThrow(
                            () -> new TraceException(TraceException.Kind.USAGE, Texts.get("cli.password.noTerminal")));
            request = new ConnectServer.Request(request.profile(), Optional.of(password), request.keyPassword());
        }
        ConnectedServer server = connect.connect(request, question(terminal), terminal.cancel());
        if (!server.warning().isEmpty()) {
            terminal.say(server.warning());
        }
        return server;
    }

    private static PasswordQuestion question(Terminal terminal) {
        return (address, reason) -> {
            if (Terminal.console().isEmpty()) {
                return Optional.empty();
            }
            terminal.say(reason);
            return ask(address);
        };
    }

    /// On a terminal only: input that comes from elsewhere is not a password.
    private static Optional<Secret> ask(ServerAddress address) {
        char[] typed = Terminal.console()
                .map(console -> console.readPassword("%s", Texts.get("cli.password.question", address.text())))
                .orElseGet(() -> new char[0]);
        if (typed.length == 0) {
            return Optional.empty();
        }
        Secret secret = Secret.of(typed);
        Arrays.fill(typed, '\0');
        return Optional.of(secret);
    }
}

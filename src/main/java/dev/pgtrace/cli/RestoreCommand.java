package dev.pgtrace.cli;

import dev.pgtrace.app.ConnectedServer;
import dev.pgtrace.app.RestoreServer;
import dev.pgtrace.base.TraceException;
import dev.pgtrace.base.text.KeptTexts;
import dev.pgtrace.base.text.Texts;
import dev.pgtrace.model.capture.ServerLeftovers;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// `pgtrace restore`.
@Command(
        name = "restore",
        description = "Brings back the settings that a recording left on a server, as after a crash of it.",
        footer = {
            "",
            "Recordings that are on are not touched; what somebody else has changed since is left alone and told.",
            "Example: pgtrace restore --url postgresql://postgres@db1/orders"
        })
final class RestoreCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Mixin
    private final ServerOptions server = new ServerOptions();

    @Mixin
    private final Agreement agreement = new Agreement();

    RestoreCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws TraceException {
        ConnectedServer connected = server.connect(terminal);
        RestoreServer restore = RestoreServer.find(connected);
        ServerLeftovers leftovers = restore.leftovers();
        if (leftovers.running() > 0) {
            terminal.say(Texts.count("cli.restore.running", leftovers.running(), leftovers.running()));
        }
        if (leftovers.isEmpty()) {
            terminal.say(Texts.get("cli.restore.nothing"));
            return ExitCode.OK;
        }
        if (!agreement.to(terminal, connected.profile(), leftovers.statements())) {
            terminal.say(Texts.get("cli.record.nothing"));
            return ExitCode.CANCELLED;
        }
        restore.run().forEach(line -> terminal.out().println(KeptTexts.told(line)));
        return ExitCode.OK;
    }
}

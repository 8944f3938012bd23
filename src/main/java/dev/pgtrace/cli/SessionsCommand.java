package dev.pgtrace.cli;

import dev.pgtrace.app.ListSessions;
import dev.pgtrace.base.TraceException;
import dev.pgtrace.export.JsonSessions;
import dev.pgtrace.export.TextSessions;
import dev.pgtrace.model.server.SessionSnapshot;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `pgtrace sessions`.
@Command(
        name = "sessions",
        description = "Lists the sessions of a server that do something, what they wait for, and who blocks whom.",
        footer = {
            "",
            "Examples: pgtrace sessions --url postgresql://tracer@db1/orders",
            "          pgtrace sessions --url service=orders --all --format json"
        })
final class SessionsCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Mixin
    private final ServerOptions options = new ServerOptions();

    @Option(names = "--all", description = "Idle sessions and the server's own processes too.")
    private boolean all;

    @Mixin
    private final TextOrJson format = new TextOrJson();

    SessionsCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws IOException, TraceException {
        format.check("sessions");
        SessionSnapshot snapshot;
        try (ListSessions.Watch watch = new ListSessions().watch(options.connect(terminal), terminal.cancel())) {
            snapshot = watch.snapshot();
        }
        SessionSnapshot shown = all ? snapshot : snapshot.withoutIdle();
        DataOutput out = DataOutput.of(terminal.out());
        if (format.isJson()) {
            Language.plainly(() -> new JsonSessions(shown).write(out));
        } else {
            new TextSessions(snapshot, shown).write(out);
        }
        out.flush();
        return ExitCode.OK;
    }
}

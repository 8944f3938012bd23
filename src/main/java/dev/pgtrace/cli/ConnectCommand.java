package dev.pgtrace.cli;

import dev.pgtrace.app.ConnectedServer;
import dev.pgtrace.app.ProbeServer;
import dev.pgtrace.base.TraceException;
import dev.pgtrace.export.TextProbe;
import dev.pgtrace.export.TextServer;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// `pgtrace connect`.
@Command(
        name = "connect",
        description = "Tests a connection: who answers, as whom, how it is encrypted, and what is missing for tracing.",
        footer = {
            "",
            "Examples: pgtrace connect --url postgresql://tracer@db1/orders?sslmode=verify-full",
            "          pgtrace connect --url service=orders",
            "          PGHOST=db1 PGDATABASE=orders pgtrace connect"
        })
final class ConnectCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Mixin
    private final ServerOptions options = new ServerOptions();

    ConnectCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws IOException, TraceException {
        ConnectedServer server = options.connect(terminal);
        DataOutput out = DataOutput.of(terminal.out());
        TextServer.write(server.identity(), out);
        out.flush();
        TextProbe probe = new TextProbe(new ProbeServer().probe(server, terminal.cancel()));
        probe.writeMissing(out);
        out.flush();
        return ExitCode.OK;
    }
}

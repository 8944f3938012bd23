package dev.pgtrace.cli;

import dev.pgtrace.app.ProbeServer;
import dev.pgtrace.base.TraceException;
import dev.pgtrace.export.JsonProbe;
import dev.pgtrace.export.TextProbe;
import dev.pgtrace.model.server.Probe;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// `pgtrace probe`.
@Command(
        name = "probe",
        description =
                "Finds out what can be traced on a server, by which route and how exactly, and prints the SQL that"
                        + " an administrator runs for what is missing. Changes nothing on the server.",
        footer = {
            "",
            "Examples: pgtrace probe --url postgresql://tracer@db1/orders",
            "          pgtrace probe --url service=orders --format json"
        })
final class ProbeCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Mixin
    private final ServerOptions options = new ServerOptions();

    @Mixin
    private final TextOrJson format = new TextOrJson();

    ProbeCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws IOException, TraceException {
        format.check("probe");
        Probe probe = new ProbeServer().probe(options.connect(terminal), terminal.cancel());
        DataOutput out = DataOutput.of(terminal.out());
        if (format.isJson()) {
            Language.plainly(() -> new JsonProbe(probe).write(out));
        } else {
            new TextProbe(probe).write(out);
        }
        out.flush();
        return ExitCode.OK;
    }
}

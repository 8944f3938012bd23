package dev.pgtrace.export;

import dev.pgtrace.base.TraceException;
import dev.pgtrace.base.text.Durations;
import dev.pgtrace.base.text.PlainText;
import dev.pgtrace.model.server.ServerIdentity;
import java.io.IOException;

/// A connection in one line.
public final class TextServer {
    private TextServer() {}

    /// `PostgreSQL 18.6 at db1:5432, database orders, as tracer, TLSv1.3, …; round trip 210 µs`.
    public static void write(ServerIdentity server, Appendable out) throws IOException, TraceException {
        ReportTexts.spoken(() -> out.append(line(server)).append('\n'));
    }

    static String line(ServerIdentity server) {
        String role = server.role() + (server.superuser() ? " (" + ReportTexts.get("text.server.superuser") + ")" : "");
        return PlainText.oneLine(ReportTexts.get(
                "text.server",
                server.version(),
                server.host().text(),
                server.database(),
                server.standby() ? ReportTexts.get("text.server.standby", role) : role,
                server.tls().orElseGet(() -> ReportTexts.get("text.server.plain")),
                Durations.format(server.roundTripMicros())));
    }
}

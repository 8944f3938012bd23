package dev.pgtrace.export;

import dev.pgtrace.base.text.Durations;
import dev.pgtrace.base.text.PlainText;
import dev.pgtrace.model.server.ServerIdentity;

/// A connection in one line.
public final class TextServer {
    private TextServer() {}

    /// `PostgreSQL 18.6 at db1:5432, database orders, as tracer, TLSv1.3, …; round trip 210 µs`.
    public static String line(ServerIdentity server) {
        return PlainText.oneLine("PostgreSQL " + server.version() + " at "
                + server.host().text() + ", database "
                + server.database() + ", as " + server.role() + (server.superuser() ? " (superuser)" : "")
                + (server.standby() ? ", a standby" : "") + ", "
                + server.tls().orElse("not encrypted") + "; round trip " + Durations.format(server.roundTripMicros()));
    }
}

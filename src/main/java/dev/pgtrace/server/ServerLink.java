package dev.pgtrace.server;

import dev.pgtrace.base.TraceException;
import java.sql.Connection;
import java.util.Map;

/// Opens connections to one server as one role. Thread-safe.
public interface ServerLink {
    /// What the user calls the server; without any secret.
    String name();

    /// A new connection in autocommit, with our statement timeout and time zone. The caller closes it.
    ///
    /// @param purpose  becomes the `application_name`: `pgtrace` and what the connection is for, as `pgtrace guard`
    /// @param settings of the session, sent while connecting (`options=-c name=value`); nothing of them stays on
    /// the server when the connection ends
    /// @throws TraceException of kind SERVER, with advice
    Connection open(String purpose, Map<String, String> settings) throws TraceException;
}

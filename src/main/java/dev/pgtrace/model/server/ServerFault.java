package dev.pgtrace.model.server;

import dev.pgtrace.base.TraceException;

/// A server refused, or could not be reached. The message is advice in one sentence or two; the technical text of
/// driver and server is apart, to be folded. Neither holds a password.
public final class ServerFault extends TraceException {
    private static final long serialVersionUID = 1;

    private final Reason reason;
    private final String sqlState;
    private final String technicalText;

    /// What a caller can act on.
    public enum Reason {
        /// A password is wrong or missing: ask for one.
        PASSWORD,
        /// The server does not let this user in from here.
        REJECTED,
        /// No such database.
        DATABASE,
        /// Nobody answers at the address.
        UNREACHABLE,
        /// Encryption failed, or a certificate is not what it should be.
        TLS,
        /// No answer in time.
        TIMEOUT,
        /// No connection is free, or the server starts or stops.
        BUSY,
        /// A right is missing.
        PRIVILEGE,
        /// A pooler in between does not pass on what we need.
        POOLER,
        /// The connection broke.
        LOST,
        OTHER
    }

    /// @param sqlState      of the server, or empty
    /// @param technicalText what driver and server said, lines
    public ServerFault(Reason reason, String advice, String sqlState, String technicalText, Throwable cause) {
        super(Kind.SERVER, advice, cause);
        this.reason = reason;
        this.sqlState = sqlState;
        this.technicalText = technicalText;
    }

    public Reason reason() {
        return reason;
    }

    public String sqlState() {
        return sqlState;
    }

    public String technicalText() {
        return technicalText;
    }
}

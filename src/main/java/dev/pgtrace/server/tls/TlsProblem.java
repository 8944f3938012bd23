package dev.pgtrace.server.tls;

/// A file for encryption that cannot be used. The message is a sentence: which, why, and what to do.
public final class TlsProblem extends Exception {
    private static final long serialVersionUID = 1;

    TlsProblem(String message) {
        super(message);
    }

    TlsProblem(String message, Throwable cause) {
        super(message, cause);
    }
}

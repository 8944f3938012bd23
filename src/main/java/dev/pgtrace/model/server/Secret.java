package dev.pgtrace.model.server;

import java.util.Arrays;

/// A password. Prints as `(hidden)` wherever it gets by mistake, and has no `equals` that would compare contents.
public final class Secret implements AutoCloseable {
    private final char[] text;

    private Secret(char[] text) {
        this.text = text;
    }

    public static Secret of(String text) {
        return new Secret(text.toCharArray());
    }

    /// Takes a copy; the caller may wipe its own.
    public static Secret of(char[] text) {
        return new Secret(text.clone());
    }

    /// The password itself, a copy that the caller wipes.
    public char[] reveal() {
        return text.clone();
    }

    public boolean isEmpty() {
        return text.length == 0;
    }

    /// Whether a text holds the password, so that it can be kept from being shown. An empty password is in no text.
    public boolean isIn(String other) {
        return text.length > 0 && other.contains(new String(text));
    }

    /// Wipes it.
    @Override
    public void close() {
        Arrays.fill(text, '\0');
    }

    @Override
    public String toString() {
        return "(hidden)";
    }
}

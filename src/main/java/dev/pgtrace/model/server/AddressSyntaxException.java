package dev.pgtrace.model.server;

import dev.pgtrace.base.TraceException;
import dev.pgtrace.base.text.Texts;

/// An address that cannot be understood. The message says where and why, and quotes nothing that might belong to a
/// password.
public final class AddressSyntaxException extends TraceException {
    private static final long serialVersionUID = 1;

    private final int column;
    private final String problem;

    /// @param column  character in the text, from 1; one beyond its length where it ends too early
    /// @param problem a sentence without its point
    public AddressSyntaxException(int column, String problem) {
        super(Kind.USAGE, Texts.get("model.address.syntax", column, problem));
        this.column = column;
        this.problem = problem;
    }

    /// The same in a text that begins so many characters earlier.
    public AddressSyntaxException shifted(int characters) {
        return new AddressSyntaxException(Math.max(1, column + characters), problem);
    }

    public int column() {
        return column;
    }
}

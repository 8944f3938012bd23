package dev.pgtrace.base.sql;

import dev.pgtrace.base.TraceException;

/// A script that cannot be run as statements. The message names the line.
public final class ScriptException extends TraceException {
    private static final long serialVersionUID = 1;

    private final int line;

    ScriptException(int line, String problem) {
        super(Kind.USAGE, "Line " + line + ": " + problem);
        this.line = line;
    }

    /// From 1.
    public int line() {
        return line;
    }
}

package dev.pgtrace.base.sql;

import dev.pgtrace.base.TraceException;
import dev.pgtrace.base.text.Texts;

/// A script that cannot be run as statements. The message names the line.
public final class ScriptException extends TraceException {
    private static final long serialVersionUID = 1;

    private final int line;

    ScriptException(int line, String problem) {
        super(Kind.USAGE, Texts.get("base.script.line", line, problem));
        this.line = line;
    }

    /// From 1.
    public int line() {
        return line;
    }
}

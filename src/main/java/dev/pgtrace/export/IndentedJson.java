package dev.pgtrace.export;

import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.PrettyPrinter;
import tools.jackson.core.util.DefaultPrettyPrinter;

/// Has a generator write JSON in lines that a person can read too.
public final class IndentedJson extends ObjectWriteContext.Base {
    @Override
    public PrettyPrinter getPrettyPrinter() {
        return new DefaultPrettyPrinter();
    }

    @Override
    public boolean hasPrettyPrinter() {
        return true;
    }
}

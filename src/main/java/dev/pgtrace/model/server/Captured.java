package dev.pgtrace.model.server;

import dev.pgtrace.base.text.KeptTexts;
import java.util.Locale;

/// What a trace can hold; the columns of the matrix.
public enum Captured {
    STATEMENTS,
    BINDS,
    CALLS,
    CPU,
    PLANS,
    NESTED,
    TIERS,
    WAITS,
    LOCK_WAITS,
    TEMP_FILES,
    ERRORS;

    /// In English; reports tell it in their language.
    public String label() {
        return KeptTexts.of("kept.captured." + name().toLowerCase(Locale.ROOT));
    }
}

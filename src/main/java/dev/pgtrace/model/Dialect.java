package dev.pgtrace.model;

import dev.pgtrace.base.text.KeptTexts;
import java.util.Locale;

/// Who wrote a record. One file may hold several.
public enum Dialect {
    ULTIMATE_5("pg_trace ultimate U5"),
    ULTIMATE_4("pg_trace ultimate U4"),
    ULTIMATE_3("pg_trace ultimate U3"),
    ULTIMATE_2("pg_trace ultimate U2"),
    ULTIMATE_1("pg_trace ultimate U1"),
    /// An ultimate trace whose records do not tell the version, for instance a header alone.
    ULTIMATE("pg_trace ultimate"),
    ENHANCED("pg_trace enhanced"),
    MVP("pg_trace MVP"),
    BASE("pg_trace base"),
    ORACLE_10046("Oracle 10046"),
    /// Written by this product.
    RECORDING(""),
    SERVER_LOG(""),
    EXPLAIN("");

    private final String label;

    /// @param label a name; empty for words, which have a text
    Dialect(String label) {
        this.label = label;
    }

    /// Whether the extension pg_trace wrote it.
    public boolean isOfExtension() {
        return switch (this) {
            case ULTIMATE_5, ULTIMATE_4, ULTIMATE_3, ULTIMATE_2, ULTIMATE_1, ULTIMATE, ENHANCED, MVP, BASE -> true;
            case ORACLE_10046, RECORDING, SERVER_LOG, EXPLAIN -> false;
        };
    }

    /// Whether a file of it is a trace, whose texts are found in it as they are. Of a log and of plans one is made.
    public boolean isTrace() {
        return switch (this) {
            case SERVER_LOG, EXPLAIN -> false;
            case ULTIMATE_5,
                    ULTIMATE_4,
                    ULTIMATE_3,
                    ULTIMATE_2,
                    ULTIMATE_1,
                    ULTIMATE,
                    ENHANCED,
                    MVP,
                    BASE,
                    ORACLE_10046,
                    RECORDING -> true;
        };
    }

    /// Whether what is told of an execution stands between its beginning and its end. In other files it may stand
    /// anywhere.
    public boolean isBounded() {
        return this == RECORDING || isOfExtension();
    }

    /// Whether what is added to a file of it is read on without reading the rest again, or soon after.
    public boolean canBeFollowed() {
        return isBounded();
    }

    /// In English, as it is kept; [KeptTexts#told] has it in the language of the reader.
    public String label() {
        return label.isEmpty() ? KeptTexts.of("kept.dialect." + name().toLowerCase(Locale.ROOT)) : label;
    }
}

package dev.pgtrace.analysis.filter;

import java.util.Locale;
import java.util.Optional;

/// What a filter can ask about an execution.
public enum FilterField {
    ELAPSED(Kind.DURATION, "wall time", "elapsed > 10ms"),
    CPU(Kind.DURATION, "processor time", "cpu >= 1.5s"),
    ROWS(Kind.NUMBER, "rows returned or changed", "rows = 0"),
    HIT(Kind.NUMBER, "blocks found in shared buffers", "hit > 10k"),
    READ(Kind.NUMBER, "blocks read", "read > 100"),
    TIER2(Kind.NUMBER, "blocks from the operating system's cache", "tier2 > 0"),
    TIER3(Kind.NUMBER, "blocks from the disk", "tier3 > 0"),
    BINDS(Kind.NUMBER, "bind values", "binds = 3"),
    ID(Kind.NUMBER, "number of the cursor", "id = 12"),
    SQL(Kind.TEXT, "SQL text", "sql ~ orders"),
    FINGERPRINT(Kind.TEXT, "fingerprint of the statement", "fingerprint = 25e12b51aea83f03"),
    TABLE(Kind.TEXT, "table in the plan", "table = orders"),
    INDEX(Kind.TEXT, "index in the plan", "index ~ pkey"),
    NODE(Kind.TEXT, "plan node as EXPLAIN writes it", "node ~ 'seq scan'"),
    PID(Kind.NUMBER, "process id of the backend", "pid = 4471"),
    USER(Kind.TEXT, "role", "user = webapp"),
    DATABASE(Kind.TEXT, "database", "database = shop"),
    APPLICATION(Kind.TEXT, "application_name", "application ~ batch"),
    DEPTH(Kind.NUMBER, "depth of nesting, 0 = sent by the client", "depth = 0"),
    START(Kind.MOMENT, "when it began, time of day or date and time", "start >= 09:14:10"),
    QUERYID(Kind.TEXT, "PostgreSQL's own id of the statement", "queryid = 3416356442043621232"),
    SQLSTATE(Kind.TEXT, "code of the error that ended it", "sqlstate = 40P01"),
    INCOMPLETE(Kind.FLAG, "never reported its end", "incomplete"),
    NESTED(Kind.FLAG, "ran inside another execution", "not nested"),
    ERROR(Kind.FLAG, "failed", "error"),
    PLANONLY(Kind.FLAG, "plan without a run", "planonly");

    /// What values a field has.
    public enum Kind {
        DURATION,
        NUMBER,
        /// Compares with the clock.
        MOMENT,
        TEXT,
        /// Stands alone, without a comparison.
        FLAG
    }

    private final Kind kind;
    private final String meaning;
    private final String example;

    FilterField(Kind kind, String meaning, String example) {
        this.kind = kind;
        this.meaning = meaning;
        this.example = example;
    }

    public Kind kind() {
        return kind;
    }

    /// The word in the expression.
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// A few words in English.
    public String meaning() {
        return meaning;
    }

    public String example() {
        return example;
    }

    boolean isNumeric() {
        return kind == Kind.DURATION || kind == Kind.NUMBER || kind == Kind.MOMENT;
    }

    static Optional<FilterField> of(String word) {
        for (FilterField field : values()) {
            if (field.word().equalsIgnoreCase(word)) {
                return Optional.of(field);
            }
        }
        return word.equalsIgnoreCase("at") ? Optional.of(START) : Optional.empty();
    }
}

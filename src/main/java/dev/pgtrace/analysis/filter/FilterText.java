package dev.pgtrace.analysis.filter;

import java.util.List;
import java.util.Locale;

/// Texts that a filter can compare, whatever the case.
public enum FilterText implements FilterField {
    SQL("SQL text, also without its literals", "sql ~ orders"),
    COMMAND("first word of the statement", "command in (update, delete)"),
    FINGERPRINT("fingerprint of the statement", "fingerprint = 25e12b51aea83f03"),
    TABLE("table in the plan", "table = orders", "relation"),
    INDEX("index in the plan", "index ~ pkey"),
    NODE("plan node as EXPLAIN writes it", "node ~ 'seq scan'"),
    SHAPE("shape of the plan", "shape = 25e12b51aea83f03", "plan"),
    WAIT("event waited for", "wait ~ lock"),
    BIND("any bind value; $1 is the first", "bind = 4711"),
    USER("role", "user = webapp"),
    DATABASE("database", "database = shop", "db"),
    APPLICATION("application_name", "application ~ batch", "app"),
    CLIENT("address of the client", "client like '10.0.%'", "host"),
    QUERYID("PostgreSQL's own id of the statement", "queryid = 3416356442043621232"),
    SQLSTATE("code of the error that ended it", "sqlstate = 40P01"),
    MESSAGE("text of the error that ended it", "message ~ timeout");

    private final String meaning;
    private final String example;
    private final List<String> aliases;

    FilterText(String meaning, String example, String... aliases) {
        this.meaning = meaning;
        this.example = example;
        this.aliases = List.of(aliases);
    }

    /// Whether its values are 16 hexadecimal digits.
    boolean isHash() {
        return this == FINGERPRINT || this == SHAPE;
    }

    @Override
    public Kind kind() {
        return Kind.TEXT;
    }

    @Override
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    @Override
    public List<String> aliases() {
        return aliases;
    }

    @Override
    public String meaning() {
        return meaning;
    }

    @Override
    public String example() {
        return example;
    }
}

package dev.pgtrace.analysis.filter;

import dev.pgtrace.base.text.Texts;
import java.util.List;
import java.util.Locale;

/// Texts that a filter can compare, whatever the case.
public enum FilterText implements FilterField {
    SQL("sql ~ orders"),
    COMMAND("command in (update, delete)"),
    FINGERPRINT("fingerprint = 25e12b51aea83f03"),
    TABLE("table = orders", "relation"),
    INDEX("index ~ pkey"),
    NODE("node ~ 'seq scan'"),
    SHAPE("shape = 25e12b51aea83f03", "plan"),
    WAIT("wait ~ lock"),
    BIND("bind = 4711"),
    USER("user = webapp"),
    DATABASE("database = shop", "db"),
    APPLICATION("application ~ batch", "app"),
    CLIENT("client like '10.0.%'", "host"),
    QUERYID("queryid = 3416356442043621232"),
    SQLSTATE("sqlstate = 40P01"),
    MESSAGE("message ~ timeout");

    private final String example;
    private final List<String> aliases;

    FilterText(String example, String... aliases) {
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
        return Texts.get("analysis.filter.text." + word());
    }

    @Override
    public String example() {
        return example;
    }
}

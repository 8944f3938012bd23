package dev.pgtrace.analysis.filter;

import dev.pgtrace.base.text.Texts;
import java.util.List;
import java.util.Locale;

/// What is so or not, and stands alone.
public enum FilterFlag implements FilterField {
    INCOMPLETE("incomplete"),
    NESTED("not nested"),
    ERROR("error", "failed"),
    PLANONLY("planonly"),
    FLAGGED("flagged");

    private final String example;
    private final List<String> aliases;

    FilterFlag(String example, String... aliases) {
        this.example = example;
        this.aliases = List.of(aliases);
    }

    @Override
    public Kind kind() {
        return Kind.FLAG;
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
        return Texts.get("analysis.filter.flag." + word());
    }

    @Override
    public String example() {
        return example;
    }
}

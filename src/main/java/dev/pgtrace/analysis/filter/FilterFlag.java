package dev.pgtrace.analysis.filter;

import java.util.List;
import java.util.Locale;

/// What is so or not, and stands alone.
public enum FilterFlag implements FilterField {
    INCOMPLETE("never reported its end", "incomplete"),
    NESTED("ran inside another execution", "not nested"),
    ERROR("failed", "error", "failed"),
    PLANONLY("plan without a run", "planonly"),
    FLAGGED("has figures that are false and left out of sums", "flagged");

    private final String meaning;
    private final String example;
    private final List<String> aliases;

    FilterFlag(String meaning, String example, String... aliases) {
        this.meaning = meaning;
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
        return meaning;
    }

    @Override
    public String example() {
        return example;
    }
}

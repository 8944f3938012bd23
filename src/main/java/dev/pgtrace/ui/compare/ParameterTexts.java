package dev.pgtrace.ui.compare;

import dev.pgtrace.model.experiment.ParameterSet;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Sets of parameters as they are typed: one a line, values separated by commas; an empty one is NULL.
final class ParameterTexts {
    private ParameterTexts() {}

    static String text(List<ParameterSet> sets) {
        return sets.stream()
                .map(set -> set.values().stream().map(ParameterTexts::value).collect(Collectors.joining(",")))
                .collect(Collectors.joining("\n"));
    }

    private static String value(@Nullable String value) {
        if (value == null) {
            return "";
        }
        boolean quoted = value.isEmpty()
                || value.indexOf(',') >= 0
                || value.indexOf('"') >= 0
                || value.indexOf('\n') >= 0
                || !value.equals(value.strip());
        return quoted ? '"' + value.replace("\"", "\"\"") + '"' : value;
    }
}

package dev.pgtrace.model.experiment;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Values of `$1`, `$2` …, in that order; null for NULL. Every variant gets the same sets.
public record ParameterSet(List<@Nullable String> values) {
    public static final ParameterSet NONE = new ParameterSet(List.of());

    public ParameterSet {
        values = Collections.unmodifiableList(new ArrayList<>(values));
    }
}

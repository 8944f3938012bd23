package dev.pgtrace.analysis.filter;

import java.util.List;
import java.util.Optional;

/// The filters that a person gave names to: `@slow` in an expression stands for the one named `slow`.
public interface FilterNames {
    FilterNames NONE = new FilterNames() {
        @Override
        public Optional<String> expression(String name) {
            return Optional.empty();
        }

        @Override
        public List<String> names() {
            return List.of();
        }
    };

    /// What a name stands for, whatever the case.
    Optional<String> expression(String name);

    /// Every name there is.
    List<String> names();
}

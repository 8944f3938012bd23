package dev.pgtrace.analysis.filter;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// What a filter can ask about an execution.
public sealed interface FilterField permits FilterFigure, FilterText, FilterFlag {
    /// What values a field has.
    enum Kind {
        DURATION,
        NUMBER,
        /// Blocks of 8 kB, also written as bytes.
        BLOCKS,
        BYTES,
        PERCENT,
        /// Compares with the clock.
        MOMENT,
        TEXT,
        /// Stands alone, without a comparison.
        FLAG
    }

    Kind kind();

    /// The word in the expression.
    String word();

    /// Other words for it.
    List<String> aliases();

    /// A few words, in the language of the texts.
    String meaning();

    String example();

    /// Every field there is, figures first.
    static List<FilterField> all() {
        return Stream.<FilterField[]>of(FilterFigure.values(), FilterText.values(), FilterFlag.values())
                .flatMap(Stream::of)
                .toList();
    }

    /// The field that a word means, whatever the case.
    static Optional<FilterField> of(String word) {
        return all().stream()
                .filter(field -> field.word().equalsIgnoreCase(word)
                        || field.aliases().stream().anyMatch(alias -> alias.equalsIgnoreCase(word)))
                .findFirst();
    }
}

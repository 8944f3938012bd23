package dev.pgtrace.ui.compare;

import java.util.Locale;
import java.util.function.UnaryOperator;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;

/// The words of constants, for combo boxes.
final class Choices {
    private Choices() {}

    /// @param word of a constant, by its name in small letters
    static <E extends Enum<E>> StringConverter<E> words(UnaryOperator<String> word) {
        return new StringConverter<>() {
            @Override
            public String toString(@Nullable E constant) {
                return constant == null ? "" : word.apply(constant.name().toLowerCase(Locale.ROOT));
            }

            @Override
            public E fromString(String text) {
                throw new UnsupportedOperationException("not editable");
            }
        };
    }
}

package dev.pgtrace.ui.compare;

import dev.pgtrace.ui.kit.Messages;
import java.util.Locale;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;

/// The words of constants, for combo boxes.
final class Choices {
    private Choices() {}

    /// @param prefix of the keys of the words
    static <E extends Enum<E>> StringConverter<E> words(String prefix) {
        return new StringConverter<>() {
            @Override
            public String toString(@Nullable E constant) {
                return constant == null ? "" : Messages.get(prefix + constant.name().toLowerCase(Locale.ROOT));
            }

            @Override
            public E fromString(String text) {
                throw new UnsupportedOperationException("not editable");
            }
        };
    }
}

package dev.pgtrace.ui.raw;

import dev.pgtrace.ui.kit.Messages;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Where the user wants to go.
sealed interface Target {
    record Offset(long bytes) implements Target {}

    /// @param number from 1
    record Line(long number) implements Target {}

    /// `1,234` or `0x4d2` is a place in bytes; `:17` and `line 17` are a line. Empty where it is neither. The marks of
    /// numbers are those of any language, since they are copied from where they are shown.
    static Optional<Target> of(String typed) {
        String text = typed.strip().toLowerCase(Locale.ROOT).replaceAll("[,._'’\\u00a0\\u202f]", "");
        for (String word : List.of(":", "line", Messages.get("raw.go_to.line"))) {
            if (text.startsWith(word)) {
                return number(text.substring(word.length()).strip(), 10)
                        .filter(n -> n > 0)
                        .map(Line::new);
            }
        }
        if (text.startsWith("0x")) {
            return number(text.substring(2), 16).map(Offset::new);
        }
        return number(text, 10).map(Offset::new);
    }

    private static Optional<Long> number(String digits, int radix) {
        try {
            return Optional.of(Long.parseLong(digits, radix)).filter(n -> n >= 0);
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }
}

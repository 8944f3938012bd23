package dev.pgtrace.ui.raw;

import java.util.Locale;
import java.util.Optional;

/// Where the user wants to go.
sealed interface Target {
    record Offset(long bytes) implements Target {}

    /// @param number from 1
    record Line(long number) implements Target {}

    /// `1,234` or `0x4d2` is a place in bytes; `:17` and `line 17` are a line. Empty where it is neither.
    static Optional<Target> of(String typed) {
        String text = typed.strip().toLowerCase(Locale.ROOT).replace(",", "").replace("_", "");
        if (text.startsWith(":")) {
            return number(text.substring(1).strip(), 10).filter(n -> n > 0).map(Line::new);
        }
        if (text.startsWith("line")) {
            return number(text.substring(4).strip(), 10).filter(n -> n > 0).map(Line::new);
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

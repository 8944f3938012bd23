package dev.pgtrace.analysis.filter;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;

/// Numbers and times as people write them.
final class FilterValues {
    private static final int LONGEST = 18;
    private static final Map<String, Long> UNITS = Map.ofEntries(
            Map.entry("us", 1L),
            Map.entry("µs", 1L),
            Map.entry("μs", 1L), // the Greek letter
            Map.entry("ms", 1_000L),
            Map.entry("s", 1_000_000L),
            Map.entry("min", 60_000_000L),
            Map.entry("h", 3_600_000_000L));
    private static final Map<String, Long> SUFFIXES = Map.of("", 1L, "k", 1_000L, "m", 1_000_000L);

    private FilterValues() {}

    static boolean isUnit(String word) {
        return UNITS.containsKey(word.toLowerCase(Locale.ROOT));
    }

    /// Whether a word is digits alone, so that a unit may follow.
    static boolean isBareNumber(String word) {
        return !word.isEmpty() && digits(word) == word.length();
    }

    /// Microseconds of `10ms`, `1.5s`, `0`; empty for anything else.
    static OptionalLong micros(String word) {
        int digits = digits(word);
        String unit = word.substring(digits).toLowerCase(Locale.ROOT);
        OptionalLong plain = scaled(word.substring(0, digits), 1);
        if (unit.isEmpty()) {
            return plain.isPresent() && plain.getAsLong() == 0 ? plain : OptionalLong.empty();
        }
        Long scale = UNITS.get(unit);
        return scale == null ? OptionalLong.empty() : scaled(word.substring(0, digits), scale);
    }

    /// `4711`, `1_000`, `10k`, `1.5M`; empty for anything else.
    static OptionalLong number(String word) {
        int digits = digits(word);
        Long scale = SUFFIXES.get(word.substring(digits).toLowerCase(Locale.ROOT));
        return scale == null ? OptionalLong.empty() : scaled(word.substring(0, digits), scale);
    }

    private static int digits(String word) {
        int i = 0;
        while (i < word.length() && (Character.digit(word.charAt(i), 10) >= 0 || "._,".indexOf(word.charAt(i)) >= 0)) {
            i++;
        }
        return i;
    }

    private static OptionalLong scaled(String digits, long scale) {
        String plain = digits.replace("_", "").replace(",", "");
        if (plain.length() > LONGEST) {
            return OptionalLong.empty();
        }
        try {
            BigDecimal value = new BigDecimal(plain).multiply(BigDecimal.valueOf(scale));
            return OptionalLong.of(value.setScale(0, RoundingMode.HALF_UP).longValueExact());
        } catch (ArithmeticException | NumberFormatException e) {
            return OptionalLong.empty();
        }
    }
}

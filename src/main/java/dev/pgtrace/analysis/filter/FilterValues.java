package dev.pgtrace.analysis.filter;

import dev.pgtrace.analysis.filter.FilterField.Kind;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;

/// Numbers as people write them, with their units, in the smallest unit: microseconds, blocks, bytes, millionths.
final class FilterValues {
    private static final int LONGEST = 18;
    private static final long BLOCK_BYTES = 8192;
    private static final BigDecimal PERCENT_PARTS = BigDecimal.valueOf(FigureSource.SHARE_PARTS / 100);

    private static final Map<String, BigDecimal> TIMES = units(Map.of(
            "us", 1L, "µs", 1L, "μs", 1L, "ms", 1_000L, "s", 1_000_000L, "min", 60_000_000L, "h", 3_600_000_000L));
    private static final Map<String, BigDecimal> COUNTS = units(Map.of("", 1L, "k", 1_000L, "m", 1_000_000L));
    private static final Map<String, BigDecimal> SIZES =
            units(Map.of("b", 1L, "kb", 1L << 10, "mb", 1L << 20, "gb", 1L << 30, "tb", 1L << 40));

    private FilterValues() {}

    /// The units that a kind of value knows, the usual ones first.
    static List<String> units(Kind kind) {
        return switch (kind) {
            case DURATION -> List.of("ms", "s", "us", "min", "h");
            case BLOCKS -> List.of("blocks", "kB", "MB", "GB");
            case BYTES -> List.of("kB", "MB", "GB", "blocks");
            case PERCENT -> List.of("%");
            case NUMBER, MOMENT, TEXT, FLAG -> List.of();
        };
    }

    static boolean isUnit(Kind kind, String word) {
        return !word.isEmpty() && digits(word) == 0 && scales(kind).containsKey(word.toLowerCase(Locale.ROOT));
    }

    /// Whether a word is digits alone, so that a unit may follow.
    static boolean isBareNumber(String word) {
        return !word.isEmpty() && digits(word) == word.length();
    }

    /// `10ms`, `10k`, `1_000`, `8MB`, `5%`; empty for what does not fit the kind. A time of 0 needs no unit.
    static OptionalLong of(Kind kind, String word) {
        return of(kind, word, RoundingMode.HALF_UP);
    }

    /// The same, with what is done to a part of the smallest unit.
    static OptionalLong of(Kind kind, String word, RoundingMode rounding) {
        int digits = digits(word);
        String unit = word.substring(digits).toLowerCase(Locale.ROOT);
        BigDecimal scale = scales(kind).get(unit);
        if (scale == null) {
            OptionalLong plain =
                    unit.isEmpty() ? scaled(word.substring(0, digits), BigDecimal.ONE, rounding) : OptionalLong.empty();
            return plain.isPresent() && plain.getAsLong() == 0 ? plain : OptionalLong.empty();
        }
        return scaled(word.substring(0, digits), scale, rounding);
    }

    private static Map<String, BigDecimal> scales(Kind kind) {
        return switch (kind) {
            case DURATION -> TIMES;
            case NUMBER -> COUNTS;
            case BLOCKS -> blocks();
            case BYTES -> bytes();
            case PERCENT -> Map.of("%", PERCENT_PARTS);
            case MOMENT, TEXT, FLAG -> Map.of();
        };
    }

    private static Map<String, BigDecimal> blocks() {
        Map<String, BigDecimal> scales = new LinkedHashMap<>(COUNTS);
        SIZES.forEach((unit, scale) ->
                scales.put(unit, scale.divide(BigDecimal.valueOf(BLOCK_BYTES), LONGEST, RoundingMode.HALF_UP)));
        scales.put("blocks", BigDecimal.ONE);
        scales.put("block", BigDecimal.ONE);
        return scales;
    }

    private static Map<String, BigDecimal> bytes() {
        Map<String, BigDecimal> scales = new LinkedHashMap<>(COUNTS);
        scales.putAll(SIZES);
        scales.put("blocks", BigDecimal.valueOf(BLOCK_BYTES));
        scales.put("block", BigDecimal.valueOf(BLOCK_BYTES));
        return scales;
    }

    private static Map<String, BigDecimal> units(Map<String, Long> scales) {
        Map<String, BigDecimal> units = new LinkedHashMap<>();
        scales.forEach((unit, scale) -> units.put(unit, BigDecimal.valueOf(scale)));
        return units;
    }

    private static int digits(String word) {
        int i = 0;
        while (i < word.length() && (Character.digit(word.charAt(i), 10) >= 0 || "._,".indexOf(word.charAt(i)) >= 0)) {
            i++;
        }
        return i;
    }

    private static OptionalLong scaled(String digits, BigDecimal scale, RoundingMode rounding) {
        String plain = digits.replace("_", "").replace(",", "");
        if (plain.length() > LONGEST) {
            return OptionalLong.empty();
        }
        try {
            BigDecimal value = new BigDecimal(plain).multiply(scale);
            return OptionalLong.of(value.setScale(0, rounding).longValueExact());
        } catch (ArithmeticException | NumberFormatException e) {
            return OptionalLong.empty();
        }
    }
}

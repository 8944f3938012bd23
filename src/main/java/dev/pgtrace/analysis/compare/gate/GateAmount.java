package dev.pgtrace.analysis.compare.gate;

import dev.pgtrace.analysis.compare.CompareMetric.Unit;
import dev.pgtrace.base.text.Texts;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// An amount as people write it: `+20%`, `-5ms`, `1.5s`, `10k`, `64MB`.
///
/// @param isSigned whether it began with a sign and so is of a change
/// @param value    in the figure's unit, a share of 1 for per cent
record GateAmount(boolean isSigned, boolean isShare, double value) {
    private static final int LONGEST = 18;
    private static final double BLOCK_BYTES = 8192;
    private static final Map<String, Double> TIMES =
            Map.of("us", 1.0, "µs", 1.0, "μs", 1.0, "ms", 1e3, "s", 1e6, "min", 6e7, "h", 3.6e9);
    private static final Map<String, Double> COUNTS = Map.of("", 1.0, "k", 1e3, "m", 1e6);
    private static final Map<String, Double> BLOCKS = Map.of(
            "",
            1.0,
            "k",
            1e3,
            "m",
            1e6,
            "kb",
            1024 / BLOCK_BYTES,
            "mb",
            1024 * 1024 / BLOCK_BYTES,
            "gb",
            1024.0 * 1024 * 1024 / BLOCK_BYTES);

    /// Empty for anything that is no amount of this unit.
    static Optional<GateAmount> of(String word, Unit unit) {
        boolean signed = word.startsWith("+") || word.startsWith("-") || word.startsWith("−");
        String plain = signed ? word.substring(1) : word;
        int digits = 0;
        while (digits < plain.length() && (Character.isDigit(plain.charAt(digits)) || plain.charAt(digits) == '.')) {
            digits++;
        }
        String suffix = plain.substring(digits).toLowerCase(Locale.ROOT);
        boolean share = suffix.equals("%");
        Double scale = share ? Double.valueOf(0.01) : units(unit).get(suffix);
        if (scale == null || digits > LONGEST) {
            return Optional.empty();
        }
        try {
            double amount = new BigDecimal(plain.substring(0, digits)).doubleValue() * scale;
            return Optional.of(new GateAmount(signed, share, signed && !word.startsWith("+") ? -amount : amount));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    static String examples(Unit unit) {
        return switch (unit) {
            case MICROS -> Texts.get("analysis.gate.amount.time");
            case COUNT -> Texts.get("analysis.gate.amount.count");
            case BLOCKS -> Texts.get("analysis.gate.amount.blocks");
        };
    }

    private static Map<String, Double> units(Unit unit) {
        return switch (unit) {
            case MICROS -> TIMES;
            case COUNT -> COUNTS;
            case BLOCKS -> BLOCKS;
        };
    }
}

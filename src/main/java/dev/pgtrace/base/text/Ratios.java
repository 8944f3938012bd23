package dev.pgtrace.base.text;

import java.util.Locale;

/// Numbers by which something is more or less than something else, and times shorter than a microsecond's rounding.
public final class Ratios {
    private Ratios() {}

    /// How many times: `4.7×`, `12×`, `1.23×`.
    public static String times(double factor) {
        return Double.isFinite(factor) ? number(factor) + '×' : Percent.UNDEFINED;
    }

    /// Without a unit: `0.21`, `1.04`.
    public static String plain(double ratio) {
        return number(ratio);
    }

    /// The change from 1: `−78.7%`, `+8.0%`, `±0%`.
    public static String change(double ratio) {
        if (!Double.isFinite(ratio)) {
            return Percent.UNDEFINED;
        }
        double share = ratio - 1;
        if (Math.abs(share) < 0.0005) {
            return "±0%";
        }
        return (share < 0 ? Decimals.MINUS : '+') + tenths(Math.abs(share));
    }

    /// A share without a sign: `1.2%`, `0.9%`.
    public static String share(double share) {
        return Double.isFinite(share) ? tenths(share) : Percent.UNDEFINED;
    }

    /// A probability as papers print it: `p < 0.0001`, `p = 0.031`.
    public static String probability(double p) {
        if (!Double.isFinite(p)) {
            return "p " + Percent.UNDEFINED;
        }
        if (p < 0.0001) {
            return NumberMarks.marked("p < 0.0001");
        }
        return "p = " + formatted(p < 0.01 ? "%.4f" : "%.3f", p);
    }

    /// A time in microseconds with fractions: `3.42 µs`, `84.1 µs`, then as [Durations#format]; `–` where not known.
    public static String time(double micros) {
        if (!Double.isFinite(micros)) {
            return Percent.UNDEFINED;
        }
        if (Math.abs(micros) >= 99.95) {
            return Durations.format(Math.round(micros));
        }
        String digits = formatted(Math.abs(micros) < 9.995 ? "%.2f" : "%.1f", Math.abs(micros));
        return (micros < 0 ? String.valueOf(Decimals.MINUS) : "") + digits + " µs";
    }

    /// A time with its sign, for differences: `+1.20 ms`.
    public static String shift(double micros) {
        return Double.isFinite(micros) && micros > 0 ? '+' + time(micros) : time(micros);
    }

    /// To a tenth of a microsecond, for tooltips: `1,234.5 µs`.
    public static String exactTime(double micros) {
        if (!Double.isFinite(micros)) {
            return Percent.UNDEFINED;
        }
        return formatted("%,.1f µs", micros).replace('-', Decimals.MINUS);
    }

    private static String tenths(double share) {
        return formatted(share < 9.995 ? "%.1f%%" : "%,.0f%%", share * 100);
    }

    private static String formatted(String pattern, double value) {
        return NumberMarks.marked(String.format(Locale.ROOT, pattern, value));
    }

    private static String number(double value) {
        if (!Double.isFinite(value)) {
            return Percent.UNDEFINED;
        }
        double size = Math.abs(value);
        String pattern = size < 2 ? "%.2f" : size < 10 ? "%.1f" : "%,.0f";
        return formatted(pattern, value).replace('-', Decimals.MINUS);
    }
}

package dev.pgtrace.export;

import dev.pgtrace.analysis.compare.Change;
import dev.pgtrace.analysis.compare.CompareMetric;
import dev.pgtrace.base.text.Counts;
import dev.pgtrace.base.text.Durations;
import dev.pgtrace.base.text.Percent;

/// Changes as documents show them: `1.20 s → 1.40 s`, `+200 ms`, `+16.7%`; never an infinite ratio.
final class ChangeText {
    private ChangeText() {}

    /// `1.20 s → 1.40 s`.
    static String sides(CompareMetric metric, Change change) {
        return value(metric, change.before()) + " → " + value(metric, change.after());
    }

    /// A figure; a dash where it is not known.
    static String value(CompareMetric metric, double value) {
        if (Double.isNaN(value)) {
            return Figures.MISSING;
        }
        long rounded = Math.round(value);
        return switch (metric.unit()) {
            case MICROS -> Durations.format(rounded);
            case COUNT, BLOCKS -> Counts.compact(rounded);
        };
    }

    /// `+200 ms`.
    static String delta(CompareMetric metric, Change change) {
        return change.isKnown() ? signed(change.delta(), value(metric, change.delta())) : Figures.MISSING;
    }

    /// `+16.7%`; a dash where there was nothing before.
    static String share(Change change) {
        double share = change.share();
        return Double.isNaN(share) ? Figures.MISSING : signed(share, Percent.of(share));
    }

    /// A delta of microseconds with its sign.
    static String time(long micros) {
        return signed(micros, Durations.format(micros));
    }

    private static String signed(double value, String text) {
        return value > 0 ? "+" + text : text;
    }
}

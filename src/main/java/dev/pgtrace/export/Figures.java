package dev.pgtrace.export;

import dev.pgtrace.base.text.Counts;
import dev.pgtrace.base.text.Durations;
import dev.pgtrace.base.text.NumberMarks;
import dev.pgtrace.base.text.Percent;
import dev.pgtrace.model.Provenance;

/// Figures as reports show them: a dash for what is missing, `~` before what is estimated.
final class Figures {
    static final String MISSING = "–";
    static final String ESTIMATED = "~";

    private Figures() {}

    /// A time, which may be negative; [dev.pgtrace.model.Table#MISSING] is not told apart from −1 µs here.
    static String time(long micros) {
        return Durations.format(micros);
    }

    /// A time that cannot be negative, so that −1 is missing.
    static String timeOrMissing(long micros) {
        return micros < 0 ? MISSING : Durations.format(micros);
    }

    static String time(long micros, Provenance provenance) {
        return mark(provenance, Durations.format(micros));
    }

    static String count(long count) {
        return count < 0 ? MISSING : Counts.grouped(count);
    }

    static String compact(long count) {
        return count < 0 ? MISSING : Counts.compact(count);
    }

    static String count(long count, Provenance provenance) {
        return mark(provenance, Counts.grouped(count));
    }

    static String share(double share) {
        return Double.isNaN(share) ? MISSING : Percent.of(share);
    }

    /// `×12`, `×0.03`, `×1`; a dash for NaN.
    static String factor(double factor) {
        if (!Double.isFinite(factor)) {
            return MISSING;
        }
        if (factor >= 10) {
            return "×" + Counts.compact(Math.round(factor));
        }
        long hundredths = Math.round(factor * 100);
        if (hundredths == 0) {
            return NumberMarks.marked("×<0.01");
        }
        String digits = hundredths % 100 == 0
                ? Long.toString(hundredths / 100)
                : hundredths / 100 + "." + (hundredths % 100 < 10 ? "0" : "") + hundredths % 100;
        return NumberMarks.marked("×"
                + (hundredths % 100 != 0 && hundredths % 10 == 0 ? digits.substring(0, digits.length() - 1) : digits));
    }

    private static String mark(Provenance provenance, String figure) {
        return switch (provenance) {
            case MEASURED, DERIVED -> figure;
            case ESTIMATED -> ESTIMATED + figure;
            case MISSING -> MISSING;
        };
    }
}

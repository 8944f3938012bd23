package dev.pgtrace.ui.statements;

import dev.pgtrace.base.text.Counts;
import dev.pgtrace.base.text.Durations;
import dev.pgtrace.base.text.Percent;

/// What the numbers of a column count.
enum Unit {
    MICROS {
        @Override
        String format(long value) {
            return Durations.format(value);
        }

        @Override
        String exact(long value) {
            return Durations.exact(value);
        }
    },
    COUNT {
        @Override
        String format(long value) {
            return Counts.grouped(value);
        }

        @Override
        String exact(long value) {
            return Counts.grouped(value);
        }
    },
    /// Shares of one, in billionths.
    SHARE {
        @Override
        String format(long value) {
            return Percent.of(value / WHOLE);
        }

        @Override
        String exact(long value) {
            return Percent.of(value / WHOLE);
        }
    };

    static final double WHOLE = 1e9;

    /// Of [#number].
    String exactUnit() {
        return switch (this) {
            case MICROS -> "µs";
            case COUNT -> "";
            case SHARE -> "%";
        };
    }

    /// For other programs.
    double number(long value) {
        return this == SHARE ? 100 * (value / WHOLE) : value;
    }

    abstract String format(long value);

    abstract String exact(long value);

    /// A share as a number of this unit; [RowOrder#NOT_THERE] where there is none.
    static long share(double share) {
        return Double.isFinite(share) ? Math.round(share * WHOLE) : RowOrder.NOT_THERE;
    }
}

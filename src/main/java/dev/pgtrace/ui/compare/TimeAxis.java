package dev.pgtrace.ui.compare;

import java.util.ArrayList;
import java.util.List;

/// An axis of times: from zero where the times are alike, logarithmic where the largest is many times the least, as
/// otherwise the small ones would be one line.
///
/// @param from        in microseconds
/// @param to          in microseconds, above `from`
/// @param logarithmic then `from` is above 0
record TimeAxis(double from, double to, boolean logarithmic) {
    private static final double MANY_TIMES = 25;
    private static final int TICKS = 5;

    /// The axis that has all of the times.
    static TimeAxis of(double least, double greatest) {
        if (!(greatest > 0) || !Double.isFinite(greatest)) {
            return new TimeAxis(0, 1, false);
        }
        double low = Math.max(0.01, least);
        if (greatest / low > MANY_TIMES) {
            return new TimeAxis(low / 1.15, greatest * 1.15, true);
        }
        return new TimeAxis(0, greatest * 1.05, false);
    }

    /// Where a time lies, 0 to 1.
    double place(double micros) {
        double place = logarithmic
                ? Math.log(Math.max(from, micros) / from) / Math.log(to / from)
                : (micros - from) / (to - from);
        return Math.clamp(place, 0, 1);
    }

    /// The time at a place.
    double micros(double place) {
        return logarithmic ? from * Math.pow(to / from, place) : from + (to - from) * place;
    }

    /// Round times on the axis.
    List<Double> ticks() {
        List<Double> ticks = new ArrayList<>();
        if (logarithmic) {
            for (double decade = Math.pow(10, Math.floor(Math.log10(from))); decade <= to; decade *= 10) {
                for (double step : new double[] {1, 3}) {
                    if (decade * step >= from && decade * step <= to) {
                        ticks.add(decade * step);
                    }
                }
            }
            return ticks;
        }
        double step = roundStep((to - from) / TICKS);
        for (int i = 0; from + i * step <= to; i++) {
            ticks.add(from + i * step);
        }
        return ticks;
    }

    private static double roundStep(double rough) {
        double decade = Math.pow(10, Math.floor(Math.log10(rough)));
        for (double factor : new double[] {1, 2, 5}) {
            if (rough <= factor * decade) {
                return factor * decade;
            }
        }
        return 10 * decade;
    }
}

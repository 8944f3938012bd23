package dev.pgtrace.ui.timeline;

import dev.pgtrace.base.text.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;

/// Marks of the clock on the wall.
final class Moments {
    private static final long HOUR_MICROS = 3_600_000_000L;

    private Moments() {}

    /// Microseconds shifted by the time zone, so that full hours and days are multiples.
    static long onTheWall(long micros) {
        Instant at = Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
        return micros + ZoneId.systemDefault().getRules().getOffset(at).getTotalSeconds() * 1_000_000L;
    }

    static String mark(long micros, long stepMicros) {
        return stepMicros > 6 * HOUR_MICROS ? Clock.day(micros) : Clock.mark(micros, stepMicros);
    }
}

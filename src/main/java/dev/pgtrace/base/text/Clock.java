package dev.pgtrace.base.text;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;

/// Moments by the clock on the wall, in the time zone of whoever looks.
public final class Clock {
    private static final DateTimeFormatter SECONDS = DateTimeFormatter.ofPattern("HH:mm:ss");
    private static final DateTimeFormatter MILLIS = DateTimeFormatter.ofPattern("HH:mm:ss.SSS");
    private static final DateTimeFormatter MICROS = DateTimeFormatter.ofPattern("HH:mm:ss.SSSSSS");
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");

    private static volatile ZoneId zone = ZoneId.systemDefault();

    private Clock() {}

    /// The time zone of whoever looks, from now on.
    public static void use(ZoneId chosen) {
        zone = chosen;
    }

    /// `09:14:10`.
    ///
    /// @param micros since 1970 UTC
    public static String timeOfDay(long micros) {
        return local(micros).format(SECONDS);
    }

    /// `09:14:10.250`.
    public static String withMillis(long micros) {
        return local(micros).format(MILLIS);
    }

    /// `2026-11-22 09:14:10`.
    public static String day(long micros) {
        return local(micros).format(DAY);
    }

    /// As fine as marks a step apart need: `09:14:10`, `09:14:10.250` or `09:14:10.250125`.
    public static String mark(long micros, long stepMicros) {
        if (stepMicros >= 1_000_000) {
            return timeOfDay(micros);
        }
        return stepMicros >= 1_000 ? withMillis(micros) : local(micros).format(MICROS);
    }

    private static LocalDateTime local(long micros) {
        return LocalDateTime.ofInstant(Instant.EPOCH.plus(micros, ChronoUnit.MICROS), zone);
    }
}

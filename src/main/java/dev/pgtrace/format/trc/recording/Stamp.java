package dev.pgtrace.format.trc.recording;

import java.time.LocalDate;

/// Time stamps as `2026-11-25T18:34:08.123456Z`, to and from microseconds since 1970 UTC.
final class Stamp {
    static final int LENGTH = 27;

    private static final long DAY_MICROS = 86_400_000_000L;
    /// The first microsecond of the year 10000: from there on the plain number is written.
    private static final long END = LocalDate.of(10_000, 1, 1).toEpochDay() * DAY_MICROS;

    /// The day of the latest stamp: most come from one day.
    private long day = -1;

    private final byte[] date = new byte[10];

    /// Whether a time is written as a stamp.
    static boolean fits(long micros) {
        return micros >= 0 && micros < END;
    }

    void write(long micros, byte[] into, int at) {
        long today = micros / DAY_MICROS;
        if (today != day) {
            day = today;
            LocalDate local = LocalDate.ofEpochDay(today);
            digits(date, 0, 4, local.getYear());
            date[4] = '-';
            digits(date, 5, 2, local.getMonthValue());
            date[7] = '-';
            digits(date, 8, 2, local.getDayOfMonth());
        }
        System.arraycopy(date, 0, into, at, 10);
        long rest = micros % DAY_MICROS;
        long seconds = rest / 1_000_000;
        into[at + 10] = 'T';
        digits(into, at + 11, 2, seconds / 3600);
        into[at + 13] = ':';
        digits(into, at + 14, 2, seconds / 60 % 60);
        into[at + 16] = ':';
        digits(into, at + 17, 2, seconds % 60);
        into[at + 19] = '.';
        digits(into, at + 20, 6, rest % 1_000_000);
        into[at + 26] = 'Z';
    }

    private static void digits(byte[] into, int at, int count, long value) {
        long rest = value;
        for (int i = at + count - 1; i >= at; i--) {
            into[i] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
    }

    /// The time of a stamp, or -1 where the bytes are none.
    long read(byte[] bytes, int at, int to) {
        if (to - at != LENGTH || bytes[at + 26] != 'Z' || bytes[at + 10] != 'T' || bytes[at + 19] != '.') {
            return -1;
        }
        long hours = number(bytes, at + 11, 2);
        long minutes = number(bytes, at + 14, 2);
        long seconds = number(bytes, at + 17, 2);
        long micros = number(bytes, at + 20, 6);
        if (hours < 0 || hours > 23 || minutes < 0 || minutes > 59 || seconds < 0 || seconds > 59 || micros < 0) {
            return -1;
        }
        if (day < 0 || !sameDay(bytes, at)) {
            long found = epochDay(bytes, at);
            if (found < 0) {
                return -1;
            }
            System.arraycopy(bytes, at, date, 0, 10);
            day = found;
        }
        return day * DAY_MICROS + ((hours * 60 + minutes) * 60 + seconds) * 1_000_000 + micros;
    }

    private boolean sameDay(byte[] bytes, int at) {
        for (int i = 9; i >= 0; i--) {
            if (bytes[at + i] != date[i]) {
                return false;
            }
        }
        return true;
    }

    private static long epochDay(byte[] bytes, int at) {
        long year = number(bytes, at, 4);
        long month = number(bytes, at + 5, 2);
        long dayOfMonth = number(bytes, at + 8, 2);
        if (year < 1970 || month < 1 || month > 12 || dayOfMonth < 1 || bytes[at + 4] != '-' || bytes[at + 7] != '-') {
            return -1;
        }
        LocalDate first = LocalDate.of((int) year, (int) month, 1);
        return dayOfMonth > first.lengthOfMonth() ? -1 : first.toEpochDay() + dayOfMonth - 1;
    }

    private static long number(byte[] bytes, int at, int count) {
        long value = 0;
        for (int i = at; i < at + count; i++) {
            int digit = bytes[i] - '0';
            if (digit < 0 || digit > 9) {
                return -1;
            }
            value = value * 10 + digit;
        }
        return value;
    }
}

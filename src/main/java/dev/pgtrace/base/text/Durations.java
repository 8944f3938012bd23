package dev.pgtrace.base.text;

/// Times in the unit that fits, with three to four significant digits: `14 µs`, `1.23 ms`, `41.20 s`, `2.05 min`.
public final class Durations {
    private static final long MILLI = 1_000;
    private static final long SECOND = 1_000_000;
    private static final long MINUTE = 60 * SECOND;
    private static final long HOUR = 60 * MINUTE;

    private Durations() {}

    /// A time in microseconds, which may be negative.
    public static String format(long micros) {
        if (micros < 0) {
            return micros == Long.MIN_VALUE ? format(Long.MIN_VALUE + 1) : Decimals.MINUS + format(-micros);
        }
        if (micros < MILLI) {
            return micros + " µs";
        }
        if (Decimals.roundsBelow(micros, MILLI, 0, 1000)) {
            return milliseconds(micros) + " ms";
        }
        if (micros < 2 * MINUTE) {
            return Decimals.fixed(micros, SECOND, Decimals.roundsBelow(micros, SECOND, 2, 100) ? 2 : 1) + " s";
        }
        if (micros < 2 * HOUR) {
            return Decimals.fixed(micros, MINUTE, Decimals.roundsBelow(micros, MINUTE, 2, 10) ? 2 : 1) + " min";
        }
        return Decimals.fixed(micros, HOUR, Decimals.roundsBelow(micros, HOUR, 2, 10) ? 2 : 1) + " h";
    }

    /// A time in microseconds with fractions, which count below 100 µs: `4.53 µs`, `45.3 µs`, `453 µs`, `1.23 ms`. A
    /// dash for NaN.
    public static String precise(double micros) {
        if (!Double.isFinite(micros)) {
            return Percent.UNDEFINED;
        }
        if (micros < 0) {
            return Decimals.MINUS + precise(-micros);
        }
        long nanos = Math.round(micros * 1000);
        if (nanos == 0) {
            return "0 µs";
        }
        if (!Decimals.roundsBelow(nanos, 1000, 1, 100)) {
            // Down, as what is cut here must not round up what format() rounds once more.
            return format((long) Math.floor(micros + 1e-9));
        }
        return Decimals.fixed(nanos, 1000, Decimals.roundsBelow(nanos, 1000, 2, 10) ? 2 : 1) + " µs";
    }

    /// All microseconds, for tooltips and machines with eyes: `41,201,337 µs`.
    public static String exact(long micros) {
        return Counts.grouped(micros) + " µs";
    }

    /// A round mark on an axis, without needless decimals: `1 ms`, `0.5 s`, `10 s`.
    public static String axis(long micros) {
        String text = format(micros);
        int space = text.indexOf(' ');
        String number = text.substring(0, space);
        char decimal = NumberMarks.current().decimal();
        if (number.indexOf(decimal) >= 0) {
            int end = number.length();
            while (number.charAt(end - 1) == '0') {
                end--;
            }
            number = number.substring(0, number.charAt(end - 1) == decimal ? end - 1 : end);
        }
        return number + text.substring(space);
    }

    private static String milliseconds(long micros) {
        if (Decimals.roundsBelow(micros, MILLI, 2, 10)) {
            return Decimals.fixed(micros, MILLI, 2);
        }
        return Decimals.fixed(micros, MILLI, Decimals.roundsBelow(micros, MILLI, 1, 100) ? 1 : 0);
    }
}

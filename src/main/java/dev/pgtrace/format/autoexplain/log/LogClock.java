package dev.pgtrace.format.autoexplain.log;

import dev.pgtrace.base.text.KeptTexts;
import dev.pgtrace.format.ByteSearch;
import dev.pgtrace.model.IssueKind;
import dev.pgtrace.model.Table;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Map;

/// Reads times as the log prints them, `2026-11-22 07:39:37.908 UTC`. Zones are printed as abbreviations, which are
/// not unique: those of the tz database's large zones are known, any other is taken as UTC and told.
final class LogClock {
    private static final int DATE = 10;
    private static final int SECONDS = 19;
    private static final long MICROS = 1_000_000;
    /// Of `2026-11-`, `22 07:39` and `07:39:37`, the first byte lowest.
    private static final long MONTH_DIGITS = 0x000F_0F00_0F0F_0F0FL;

    private static final long MONTH_SIGNS = 0x2D00_002D_0000_0000L;
    private static final long HOUR_DIGITS = 0x0F0F_000F_0F00_0F0FL;
    private static final long HOUR_SIGNS = 0x0000_3A00_0000_0000L;
    private static final long SECOND_DIGITS = 0x0F0F_000F_0F00_0F0FL;
    private static final long SECOND_SIGNS = 0x0000_3A00_003A_0000L;
    /// What stands between date and time.
    private static final long BETWEEN = 0x0000_0000_00FF_0000L;

    private static final long ZEROS = 0x3030_3030_3030_3030L;
    /// A digit and this many is below the next sixteen.
    private static final long SIXES = 0x0606_0606_0606_0606L;
    private static final byte[] UTC = {'U', 'T', 'C'};
    private static final Map<String, Double> HOURS = Map.ofEntries(
            Map.entry("UTC", 0.0),
            Map.entry("GMT", 0.0),
            Map.entry("Z", 0.0),
            Map.entry("UCT", 0.0),
            Map.entry("WET", 0.0),
            Map.entry("WEST", 1.0),
            Map.entry("BST", 1.0),
            Map.entry("CET", 1.0),
            Map.entry("MET", 1.0),
            Map.entry("MEST", 2.0),
            Map.entry("CEST", 2.0),
            Map.entry("EET", 2.0),
            Map.entry("EEST", 3.0),
            Map.entry("MSK", 3.0),
            Map.entry("SAST", 2.0),
            Map.entry("CAT", 2.0),
            Map.entry("WAT", 1.0),
            Map.entry("EAT", 3.0),
            Map.entry("IDT", 3.0),
            Map.entry("PKT", 5.0),
            Map.entry("IST", 5.5),
            Map.entry("WIB", 7.0),
            Map.entry("HKT", 8.0),
            Map.entry("SGT", 8.0),
            Map.entry("AWST", 8.0),
            Map.entry("JST", 9.0),
            Map.entry("KST", 9.0),
            Map.entry("ACST", 9.5),
            Map.entry("ACDT", 10.5),
            Map.entry("AEST", 10.0),
            Map.entry("AEDT", 11.0),
            Map.entry("NZST", 12.0),
            Map.entry("NZDT", 13.0),
            Map.entry("NST", -3.5),
            Map.entry("NDT", -2.5),
            Map.entry("AST", -4.0),
            Map.entry("ADT", -3.0),
            Map.entry("EST", -5.0),
            Map.entry("EDT", -4.0),
            Map.entry("CST", -6.0),
            Map.entry("CDT", -5.0),
            Map.entry("MST", -7.0),
            Map.entry("MDT", -6.0),
            Map.entry("PST", -8.0),
            Map.entry("PDT", -7.0),
            Map.entry("AKST", -9.0),
            Map.entry("AKDT", -8.0),
            Map.entry("HST", -10.0));

    private final Faults faults;
    private final byte[] date = new byte[DATE];
    private long day = Long.MIN_VALUE;
    private String zone = "UTC";
    private byte[] zoneBytes = UTC;
    private long zoneMicros;
    private boolean told;

    /// Hears of a zone that is not known.
    interface Faults {
        void issue(IssueKind kind, int at, String detail);
    }

    LogClock(Faults faults) {
        this.faults = faults;
    }

    /// Tells the next zone that is not known again.
    void forget() {
        told = false;
        zoneBytes = UTC;
        zoneMicros = 0;
    }

    /// @return microseconds since 1970 UTC, or missing where that is no time
    long micros(byte[] bytes, int from, int to) {
        int end = end(bytes, from, to);
        return end < 0 ? Table.MISSING : micros(bytes, from, end, to);
    }

    /// As [#micros(byte[], int, int)].
    ///
    /// @param end of the digits
    long micros(byte[] bytes, int from, int end, int to) {
        if (!java.util.Arrays.equals(date, 0, DATE, bytes, from, from + DATE) && !readDate(bytes, from)) {
            return Table.MISSING;
        }
        long seconds = two(bytes, from + 11) * 3600L + two(bytes, from + 14) * 60L + two(bytes, from + 17);
        long micros = 0;
        if (end > from + SECONDS) {
            micros = three(bytes, from + SECONDS + 1) * 1000L;
        }
        int zoneFrom = end < to && bytes[end] == ' ' ? end + 1 : end;
        return (day * 86_400 + seconds) * MICROS + micros - zoneMicros(bytes, zoneFrom, to);
    }

    /// End of the digits of a time that begins at `from`, without its zone, or -1.
    static int end(byte[] bytes, int from, int to) {
        if (to - from < SECONDS
                || !fits(ByteSearch.word(bytes, from), MONTH_DIGITS, MONTH_SIGNS)
                || !fits(ByteSearch.word(bytes, from + 8) & ~BETWEEN, HOUR_DIGITS, HOUR_SIGNS)
                || !fits(ByteSearch.word(bytes, from + 11), SECOND_DIGITS, SECOND_SIGNS)
                || bytes[from + 10] != ' ' && bytes[from + 10] != 'T') {
            return -1;
        }
        int at = from + SECONDS;
        if (to - at >= 4 && bytes[at] == '.' && digit(bytes[at + 1]) && digit(bytes[at + 2]) && digit(bytes[at + 3])) {
            return at + 4;
        }
        return at;
    }

    /// Whether eight bytes are these signs, and digits where no sign is.
    ///
    /// @param digits 0x0F in the bytes of digits
    /// @param signs  the others
    private static boolean fits(long word, long digits, long signs) {
        long high = digits << 4;
        long zeros = high & ZEROS;
        return (word & ~digits) == (signs | zeros) && (word + (digits & SIXES) & high) == zeros;
    }

    /// End of the zone after the digits, its leading blank included; `at` where there is none.
    static int zoneEnd(byte[] bytes, int at, int to) {
        if (at + 1 >= to || bytes[at] != ' ') {
            return at;
        }
        int end = at + 1;
        while (end < to && end - at < 8 && zoneByte(bytes[end])) {
            end++;
        }
        return end > at + 1 ? end : at;
    }

    private static boolean zoneByte(byte b) {
        return b >= 'A' && b <= 'Z' || b >= '0' && b <= '9' || b == '+' || b == '-';
    }

    private boolean readDate(byte[] bytes, int from) {
        int year = two(bytes, from) * 100 + two(bytes, from + 2);
        int month = two(bytes, from + 5);
        int dayOfMonth = two(bytes, from + 8);
        if (month < 1
                || month > 12
                || dayOfMonth < 1
                || dayOfMonth > java.time.YearMonth.of(year, month).lengthOfMonth()) {
            return false;
        }
        day = LocalDate.of(year, month, dayOfMonth).toEpochDay();
        System.arraycopy(bytes, from, date, 0, DATE);
        return true;
    }

    private long zoneMicros(byte[] bytes, int from, int to) {
        if (from >= to) {
            return 0;
        }
        if (!isSameZone(bytes, from, to)) {
            zone = new String(bytes, from, Math.min(16, to - from), StandardCharsets.ISO_8859_1);
            zoneBytes = java.util.Arrays.copyOfRange(bytes, from, to);
            Double hours = hours();
            if (hours == null && !told) {
                told = true;
                faults.issue(IssueKind.BAD_NUMBER, from, KeptTexts.of("kept.issue.zone", zone));
            }
            zoneMicros = hours == null ? 0 : Math.round(hours * 3600) * MICROS;
        }
        return zoneMicros;
    }

    /// They have few bytes, for which a loop is quicker than a call.
    private boolean isSameZone(byte[] bytes, int from, int to) {
        if (to - from != zoneBytes.length) {
            return false;
        }
        for (int i = 0; i < zoneBytes.length; i++) {
            if (zoneBytes[i] != bytes[from + i]) {
                return false;
            }
        }
        return true;
    }

    private @org.jspecify.annotations.Nullable Double hours() {
        char sign = zone.charAt(0);
        if (sign != '+' && sign != '-' || zone.length() < 3) {
            return HOURS.get(zone);
        }
        byte[] digits = (zone.substring(1).replace(":", "") + "00").getBytes(StandardCharsets.ISO_8859_1);
        if (!digit(digits[0]) || !digit(digits[1]) || !digit(digits[2]) || !digit(digits[3])) {
            return null;
        }
        double hours = two(digits, 0) + two(digits, 2) / 60.0;
        return sign == '-' ? -hours : hours;
    }

    private static boolean digit(byte b) {
        return b >= '0' && b <= '9';
    }

    private static int two(byte[] bytes, int at) {
        return (bytes[at] - '0') * 10 + bytes[at + 1] - '0';
    }

    private static int three(byte[] bytes, int at) {
        return two(bytes, at) * 10 + bytes[at + 2] - '0';
    }
}

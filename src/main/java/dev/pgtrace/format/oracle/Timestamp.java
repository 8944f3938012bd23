package dev.pgtrace.format.oracle;

import dev.pgtrace.model.Table;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;

/// Time stamps of `***` lines: `2023-05-19T05:28:00.339263+02:00` since 12.2, `2010-03-08 17:24:55.123` before.
final class Timestamp {
    static final int DATE_AND_HOUR = 13;
    private static final int LONGEST = 40;

    private Timestamp() {}

    /// The place of a time stamp in a line, or -1.
    static int find(byte[] bytes, int from, int to) {
        for (int at = from; at + DATE_AND_HOUR <= to; at++) {
            if (bytes[at + 4] == '-' && bytes[at + 7] == '-' && isDate(bytes, at)) {
                return at;
            }
        }
        return -1;
    }

    static int end(byte[] bytes, int from, int to) {
        int at = from + 11; // behind the date and the T or space
        while (at < Math.min(to, from + LONGEST) && (Ascii.isDigit(bytes[at]) || ":.,+-Z".indexOf(bytes[at]) >= 0)) {
            at++;
        }
        return at;
    }

    /// Microseconds since 1970 UTC; missing where the stamp has no zone: it is local time of an unknown place.
    static long micros(String stamp) {
        try {
            return ChronoUnit.MICROS.between(
                    Instant.EPOCH, OffsetDateTime.parse(stamp).toInstant());
        } catch (DateTimeParseException e) {
            return Table.MISSING;
        }
    }

    private static boolean isDate(byte[] bytes, int at) {
        for (int i = 0; i < DATE_AND_HOUR; i++) {
            byte b = bytes[at + i];
            boolean fits =
                    switch (i) {
                        case 4, 7 -> b == '-';
                        case 10 -> b == 'T' || b == ' ';
                        default -> Ascii.isDigit(b);
                    };
            if (!fits) {
                return false;
            }
        }
        return true;
    }
}

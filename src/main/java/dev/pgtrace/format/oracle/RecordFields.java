package dev.pgtrace.format.oracle;

import dev.pgtrace.model.Table;
import java.util.Arrays;

/// The numbers of one record, used again for the next. Not printed, negative or unreadable numbers are missing.
final class RecordFields {
    /// No real figure is larger: three years in microseconds.
    private static final long LARGEST = 100_000_000_000_000L;

    private static final long NOT_A_NUMBER = Long.MIN_VALUE;

    private final long[] values = new long[Field.values().length];
    private long bad;
    private boolean garbageElapsed;
    private int at;

    /// Reads `name=value` pairs with spaces or commas between them; what has another form is passed over.
    void read(byte[] bytes, int from, int to) {
        Arrays.fill(values, Table.MISSING);
        bad = 0;
        garbageElapsed = false;
        at = from;
        while (at < to) {
            int key = 0;
            int start = at;
            while (at < to && bytes[at] != '=' && !isSeparator(bytes[at])) {
                key = (key << 8) | bytes[at];
                at++;
            }
            boolean named = at < to && bytes[at] == '=';
            at++;
            if (named) {
                value(at - 1 - start <= Field.LONGEST ? Field.indexOf(key) : -1, bytes, to);
            }
        }
    }

    long get(Field field) {
        return values[field.ordinal()];
    }

    /// Whether a number could not be read or was negative.
    boolean isBad() {
        return bad != 0;
    }

    boolean isBad(Field field) {
        return (bad & (1L << field.ordinal())) != 0;
    }

    /// Whether `e` was a time that no clock could give.
    boolean hasGarbageElapsed() {
        return garbageElapsed;
    }

    private void value(int field, byte[] bytes, int to) {
        at = Ascii.skipBlanks(bytes, at, to);
        if (at < to && (bytes[at] == '\'' || bytes[at] == '"')) {
            byte quote = bytes[at++];
            while (at < to && bytes[at] != quote) {
                at++;
            }
            at++;
            return;
        }
        long number = number(bytes, to);
        if (field < 0) {
            return;
        }
        if (number == NOT_A_NUMBER || number < 0) {
            bad |= 1L << field;
        } else if (number > LARGEST && field != Field.TIM.ordinal()) {
            if (field == Field.E.ordinal()) {
                garbageElapsed = true;
            } else {
                bad |= 1L << field;
            }
        } else {
            values[field] = number;
        }
    }

    /// Reads the number at [#at] and goes to the separator behind it.
    private long number(byte[] bytes, int to) {
        boolean negative = at < to && bytes[at] == '-';
        if (negative) {
            at++;
        }
        int start = at;
        long number = 0;
        while (at < to && Ascii.isDigit(bytes[at])) {
            int digit = bytes[at++] - '0';
            number = number > (Long.MAX_VALUE - digit) / 10 ? Long.MAX_VALUE : number * 10 + digit;
        }
        boolean digits = at > start && number != Long.MAX_VALUE;
        boolean clean = at >= to || isSeparator(bytes[at]) || bytes[at] == ')';
        while (at < to && !isSeparator(bytes[at])) {
            at++;
        }
        if (!digits || !clean) {
            return NOT_A_NUMBER;
        }
        return negative ? -number : number;
    }

    private static boolean isSeparator(byte b) {
        return b == ',' || b == ' ' || b == '\t';
    }
}

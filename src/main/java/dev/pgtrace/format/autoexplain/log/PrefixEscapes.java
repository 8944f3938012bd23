package dev.pgtrace.format.autoexplain.log;

import dev.pgtrace.model.Table;

/// The escapes of `log_line_prefix`: how far their values reach in a line and what they say of a record.
final class PrefixEscapes {
    private static final long MICROS = 1_000_000;

    private PrefixEscapes() {}

    /// Whether a value is free text, which ends only where the next part of the prefix begins.
    static boolean isText(char escape) {
        return "audhrbiL".indexOf(escape) >= 0;
    }

    /// End of a value that has a form of its own, or -1.
    static int end(char escape, byte[] bytes, int from, int to) {
        return switch (escape) {
            case 'm', 't', 's' -> {
                int end = LogClock.end(bytes, from, to);
                yield end < 0 ? -1 : LogClock.zoneEnd(bytes, end, to);
            }
            case 'n' -> whileIn(bytes, from, to, false, '.');
            case 'c' -> whileIn(bytes, from, to, true, '.');
            case 'v' -> optional(bytes, from, to, '/');
            case 'Q' -> optional(bytes, from, to, '-');
            case 'P' -> optional(bytes, from, to, '0');
            case 'e' -> sqlState(bytes, from, to);
            default -> whileIn(bytes, from, to, false, '.'); // p l x
        };
    }

    static void fill(char escape, byte[] bytes, int from, int to, LogRecordBuilder record, LogFields fields) {
        switch (escape) {
            case 'm' -> record.set(LogNumber.TIME, fields.clock().micros(bytes, from, to));
            case 't' -> {
                if (record.get(LogNumber.TIME) == Table.MISSING) { // one with milliseconds is better
                    record.set(LogNumber.TIME, fields.clock().micros(bytes, from, to));
                }
            }
            case 'n' -> record.set(LogNumber.TIME, epochMicros(bytes, from, to));
            case 's' -> record.set(LogNumber.SESSION_START, fields.clock().micros(bytes, from, to));
            case 'p' -> record.set(LogNumber.PID, LogFields.number(bytes, from, to));
            case 'P' -> record.set(LogNumber.LEADER_PID, LogFields.number(bytes, from, to));
            case 'l' -> record.set(LogNumber.LINE_NUMBER, LogFields.number(bytes, from, to));
            case 'Q' -> record.set(LogNumber.QUERY_ID, LogFields.queryId(bytes, from, to));
            case 'c' -> record.set(LogText.SESSION_ID, fields.pooled(bytes, from, to));
            case 'v' -> record.set(LogText.VIRTUAL_XID, fields.pooled(bytes, from, to));
            case 'e' -> record.set(LogText.SQL_STATE, fields.pooled(bytes, from, to));
            case 'a' -> record.set(LogText.APPLICATION, text(bytes, from, to, fields));
            case 'u' -> record.set(LogText.USER, text(bytes, from, to, fields));
            case 'd' -> record.set(LogText.DATABASE, text(bytes, from, to, fields));
            case 'h' -> record.set(LogText.CLIENT, text(bytes, from, to, fields));
            case 'r' -> record.set(LogText.CLIENT, text(bytes, from, portStart(bytes, from, to), fields));
            case 'b' -> record.set(LogText.BACKEND_TYPE, text(bytes, from, to, fields));
            case 'i' -> record.set(LogText.TAG, text(bytes, from, to, fields));
            default -> {} // x L: nothing needs them
        }
    }

    private static String text(byte[] bytes, int from, int to, LogFields fields) {
        int end = to;
        while (end > from && bytes[end - 1] == ' ') {
            end--;
        }
        String text = fields.pooled(bytes, from, end);
        return text.equals("[unknown]") ? "" : text;
    }

    /// `10.0.0.7(41746)` without the port.
    private static int portStart(byte[] bytes, int from, int to) {
        for (int at = to - 1; at > from; at--) {
            if (bytes[at] == '(') {
                return at;
            }
        }
        return to;
    }

    private static long epochMicros(byte[] bytes, int from, int to) {
        int point = from;
        while (point < to && bytes[point] != '.') {
            point++;
        }
        long seconds = LogFields.number(bytes, from, point);
        long millis = point < to ? LogFields.number(bytes, point + 1, to) : 0;
        return seconds < 0 || seconds > Integer.MAX_VALUE * 4L || millis < 0 || millis > 999
                ? Table.MISSING
                : seconds * MICROS + millis * 1000;
    }

    private static int optional(byte[] bytes, int from, int to, char also) {
        int end = whileIn(bytes, from, to, false, also);
        return end < 0 ? from : end;
    }

    private static int sqlState(byte[] bytes, int from, int to) {
        int end = from + 5;
        if (end > to) {
            return -1;
        }
        for (int i = from; i < end; i++) {
            boolean fits = bytes[i] >= '0' && bytes[i] <= '9' || bytes[i] >= 'A' && bytes[i] <= 'Z';
            if (!fits) {
                return -1;
            }
        }
        return end;
    }

    private static int whileIn(byte[] bytes, int from, int to, boolean hex, char also) {
        int at = from;
        while (at < to && (digit(bytes[at], hex) || bytes[at] == also)) {
            at++;
        }
        return at > from ? at : -1;
    }

    private static boolean digit(byte b, boolean hex) {
        return b >= '0' && b <= '9' || hex && b >= 'a' && b <= 'f';
    }
}

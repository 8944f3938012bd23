package dev.pgtrace.format.trc;

import java.util.Arrays;

/// Places near the end of an input that still grows where one scan may stop and another go on.
final class HandOvers {
    /// How far from the end they are looked for.
    private static final long REACH = 64 << 10;
    /// Places that are worth a try.
    private static final int MOST = 4;

    private HandOvers() {}

    /// Starts of lines behind a place that may start records, the last ones first. Whether one does, only a scan
    /// can tell: it may stand in a text. Headers and footers are read as wholes, so none is among their lines.
    static long[] behind(long at, Bytes bytes) {
        long[] places = new long[MOST];
        int count = 0;
        long from = Math.max(at, bytes.limit() - REACH);
        for (long line = bytes.limit() - 1; line > from && count < MOST; line--) {
            if (bytes.at(line - 1) == '\n' && mayStart(bytes, line)) {
                places[count++] = line;
            }
        }
        return Arrays.copyOf(places, count);
    }

    private static boolean mayStart(Bytes bytes, long line) {
        return switch (bytes.at(line)) {
            case '=', 'E', 'P', 'S', 'B', 'W' -> true;
            case '-' -> bytes.at(line + 1) == '-';
            default -> false;
        };
    }
}

package dev.pgtrace.format.trc;

import java.util.Arrays;

/// Places near the end of an input that still grows where one scan may stop and another go on.
final class HandOvers {
    /// How far from the end they are looked for.
    private static final long REACH = 64 << 10;
    /// Places that are worth a try.
    private static final int MOST = 4;

    /// A plan of hundreds of nodes takes some 100 KB.
    private static final long BLOCKS_REACH = 512 << 10;
    private static final int MOST_BLOCKS = 8;

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

    /// The same, but only lines that may end or begin the block of a statement, so that no plan is open there.
    static long[] ofBlocks(long at, Bytes bytes) {
        long[] places = new long[MOST_BLOCKS];
        int count = 0;
        long from = Math.max(at, bytes.limit() - BLOCKS_REACH);
        for (long line = bytes.limit() - 1; line > from && count < MOST_BLOCKS; line--) {
            if (bytes.at(line) == '=' && bytes.at(line + 1) == '=' && bytes.at(line - 1) == '\n') {
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

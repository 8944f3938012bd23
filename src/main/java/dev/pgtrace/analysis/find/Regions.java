package dev.pgtrace.analysis.find;

import java.util.Arrays;
import java.util.function.IntToLongFunction;

/// Finds the row in whose region of the file a place lies, for places that are asked in ascending order. Rows
/// come in the order of their records; a region may begin long after its row's record, when others were printed
/// between them.
final class Regions {
    private static final long NONE = -1;

    private final int rows;
    private final IntToLongFunction recordStart;
    private final IntToLongFunction regionStart;
    private final IntToLongFunction regionEnd;
    private int next;
    private int open;
    private int[] openRows = new int[8];
    private long[] starts = new long[8];
    private long[] ends = new long[8];

    /// @param recordStart where a row's first record begins, or -1
    /// @param regionStart where its region begins, or -1 where it has none
    Regions(int rows, IntToLongFunction recordStart, IntToLongFunction regionStart, IntToLongFunction regionEnd) {
        this.rows = rows;
        this.recordStart = recordStart;
        this.regionStart = regionStart;
        this.regionEnd = regionEnd;
    }

    /// The row whose region holds all of a stretch, or -1.
    int rowAt(long offset, int length) {
        while (next < rows && recordStart.applyAsLong(next) <= offset) {
            long start = regionStart.applyAsLong(next);
            long end = regionEnd.applyAsLong(next);
            if (start != NONE && end > offset) {
                push(next, start, end);
            }
            next++;
        }
        int found = -1;
        int kept = 0;
        for (int i = 0; i < open; i++) {
            if (ends[i] <= offset) {
                continue;
            }
            openRows[kept] = openRows[i];
            starts[kept] = starts[i];
            ends[kept] = ends[i];
            if (starts[kept] <= offset && offset + length <= ends[kept]) {
                found = openRows[kept]; // the last is the innermost
            }
            kept++;
        }
        open = kept;
        return found;
    }

    private void push(int row, long start, long end) {
        if (open == openRows.length) {
            openRows = Arrays.copyOf(openRows, open * 2);
            starts = Arrays.copyOf(starts, open * 2);
            ends = Arrays.copyOf(ends, open * 2);
        }
        openRows[open] = row;
        starts[open] = start;
        ends[open] = end;
        open++;
    }
}

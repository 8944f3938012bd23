package dev.pgtrace.analysis;

import dev.pgtrace.base.column.LongCells;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// A number for each row of a table, while it is worked out and afterwards: in an array, or packed where the rows are
/// so many that an array would fill the heap. Written by one thread, then read by any.
final class RowValues {
    /// Rows in an array.
    static final int FEW = 1 << 20;

    private final long @Nullable [] few;
    private final LongCells many;

    RowValues(int rows, long standard) {
        this(rows, standard, FEW);
    }

    /// @param most rows in an array
    RowValues(int rows, long standard, int most) {
        many = new LongCells(standard);
        if (rows > most) {
            few = null;
        } else {
            few = new long[rows];
            if (standard != 0) {
                Arrays.fill(few, standard);
            }
        }
    }

    long get(int row) {
        return few == null ? many.get(row) : few[row];
    }

    void set(int row, long value) {
        if (few == null) {
            many.set(row, value);
        } else {
            few[row] = value;
        }
    }

    void add(int row, long value) {
        set(row, get(row) + value);
    }
}

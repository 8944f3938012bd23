package dev.pgtrace.analysis;

import java.util.BitSet;
import org.jspecify.annotations.Nullable;

/// A choice of executions by row, for instance what a filter lets through. Immutable.
public final class ExecutionSet {
    /// Null where all are chosen.
    private final @Nullable BitSet bits;

    private final int size;
    private final int count;

    private ExecutionSet(@Nullable BitSet bits, int size, int count) {
        this.bits = bits;
        this.size = size;
        this.count = count;
    }

    /// All rows of a table of this size.
    public static ExecutionSet all(int size) {
        return new ExecutionSet(null, size, size);
    }

    /// The rows whose bits are set; a copy is kept.
    public static ExecutionSet of(BitSet bits, int size) {
        BitSet chosen = bits.get(0, size);
        int count = chosen.cardinality();
        return new ExecutionSet(count == size ? null : chosen, size, count);
    }

    public boolean contains(int execution) {
        return bits == null ? execution >= 0 && execution < size : bits.get(execution);
    }

    /// The first chosen row from `from` on, or -1.
    public int next(int from) {
        return bits != null ? bits.nextSetBit(from) : from < size ? from : -1;
    }

    public int count() {
        return count;
    }

    /// Rows of the table, chosen or not.
    public int size() {
        return size;
    }

    public boolean isAll() {
        return count == size;
    }
}

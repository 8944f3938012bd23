package dev.pgtrace.analysis;

import java.util.BitSet;

/// A choice of executions by row, for instance what a filter lets through. Immutable.
public final class ExecutionSet {
    private final BitSet bits;
    private final int size;
    private final int count;

    private ExecutionSet(BitSet bits, int size) {
        this.bits = bits;
        this.size = size;
        this.count = bits.cardinality();
    }

    /// All rows of a table of this size.
    public static ExecutionSet all(int size) {
        BitSet bits = new BitSet(size);
        bits.set(0, size);
        return new ExecutionSet(bits, size);
    }

    /// The rows whose bits are set; a copy is kept.
    public static ExecutionSet of(BitSet bits, int size) {
        return new ExecutionSet(bits.get(0, size), size);
    }

    public boolean contains(int execution) {
        return bits.get(execution);
    }

    /// The first chosen row from `from` on, or -1.
    public int next(int from) {
        return bits.nextSetBit(from);
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

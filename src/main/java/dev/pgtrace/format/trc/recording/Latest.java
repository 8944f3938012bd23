package dev.pgtrace.format.trc.recording;

import org.jspecify.annotations.Nullable;

/// What was declared lately, by number: the latest [Dictionary#KEPT].
final class Latest<T> {
    private static final int MASK = Dictionary.KEPT - 1;

    private final long[] numbers = new long[Dictionary.KEPT];
    private final @Nullable Object[] values = new @Nullable Object[Dictionary.KEPT];

    void put(long number, T value) {
        int slot = (int) number & MASK;
        numbers[slot] = number;
        values[slot] = value;
    }

    @SuppressWarnings("unchecked")
    @Nullable
    T get(long number) {
        int slot = (int) number & MASK;
        return number > 0 && numbers[slot] == number ? (T) values[slot] : null;
    }

    /// Forgets everything: a new file begins.
    void clear() {
        java.util.Arrays.fill(numbers, 0);
        java.util.Arrays.fill(values, null);
    }
}

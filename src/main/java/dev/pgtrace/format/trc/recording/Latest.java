package dev.pgtrace.format.trc.recording;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// What was declared lately, by number: the latest [Dictionary#KEPT].
final class Latest<T> {
    private long[] numbers = new long[64];
    private @Nullable Object[] values = new @Nullable Object[64];

    void put(long number, T value) {
        int slot = slot(number);
        while (numbers[slot] != 0 && numbers[slot] != number && numbers.length < Dictionary.KEPT) {
            grow();
            slot = slot(number);
        }
        numbers[slot] = number;
        values[slot] = value;
    }

    @SuppressWarnings("unchecked")
    @Nullable
    T get(long number) {
        int slot = slot(number);
        return number > 0 && numbers[slot] == number ? (T) values[slot] : null;
    }

    /// Forgets everything: a new file begins.
    void clear() {
        Arrays.fill(numbers, 0);
        Arrays.fill(values, null);
    }

    private int slot(long number) {
        return (int) number & numbers.length - 1;
    }

    private void grow() {
        long[] before = numbers;
        @Nullable Object[] kept = values;
        numbers = new long[before.length * 2];
        values = new @Nullable Object[before.length * 2];
        for (int i = 0; i < before.length; i++) {
            if (before[i] != 0) {
                numbers[slot(before[i])] = before[i];
                values[slot(before[i])] = kept[i];
            }
        }
    }
}

package dev.pgtrace.base.pool;

import java.util.Arrays;

/// A map from `long` keys to non-negative `int` values, open addressing, no boxing. Not thread-safe.
public final class LongIntMap {
    private long[] keys = new long[64];
    private int[] values = filled(64);
    private int size;

    public int size() {
        return size;
    }

    /// @return the value, or -1 where the key is not in the map
    public int get(long key) {
        return values[slot(key)];
    }

    public void put(long key, int value) {
        int slot = slot(key);
        if (values[slot] < 0) {
            keys[slot] = key;
            size++;
        }
        values[slot] = value;
        if (size * 2 > keys.length) {
            grow();
        }
    }

    private int slot(long key) {
        int mask = keys.length - 1;
        int slot = (int) Hashes.mix(key) & mask;
        while (values[slot] >= 0 && keys[slot] != key) {
            slot = (slot + 1) & mask;
        }
        return slot;
    }

    private void grow() {
        long[] oldKeys = keys;
        int[] oldValues = values;
        keys = new long[oldKeys.length * 2];
        values = filled(keys.length);
        for (int i = 0; i < oldKeys.length; i++) {
            if (oldValues[i] >= 0) {
                int slot = slot(oldKeys[i]);
                keys[slot] = oldKeys[i];
                values[slot] = oldValues[i];
            }
        }
    }

    private static int[] filled(int length) {
        int[] values = new int[length];
        Arrays.fill(values, -1);
        return values;
    }
}

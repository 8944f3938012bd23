package dev.pgtrace.base.pool;

import java.util.Arrays;

/// Gives equal byte strings the same id, from 0. What is already there may be read by other threads through
/// [#snapshot]. Bounded: beyond the limits everything new gets the id of [#overflow].
public final class BytesPool {
    private final int maxEntries;
    private final int maxLength;
    private byte[][] entries = new byte[64][];
    private int[] slots = filled(128);
    private int size;
    private int overflow = -1;

    /// @param maxEntries different strings that are kept
    /// @param maxLength  bytes of a string that are kept
    public BytesPool(int maxEntries, int maxLength) {
        this.maxEntries = maxEntries;
        this.maxLength = maxLength;
    }

    public int size() {
        return size;
    }

    /// Whether something new did not fit any more.
    public boolean isFull() {
        return overflow >= 0;
    }

    public int id(byte[] bytes, int from, int to) {
        int end = Math.min(to, from + maxLength);
        int slot = slot(bytes, from, end);
        if (slots[slot] >= 0) {
            return slots[slot];
        }
        if (size >= maxEntries) {
            return overflow();
        }
        return add(Arrays.copyOfRange(bytes, from, end), slot);
    }

    /// The strings so far, unaffected by later ones. Not to be changed.
    public byte[][] snapshot() {
        return Arrays.copyOf(entries, size);
    }

    private int overflow() {
        if (overflow < 0) {
            byte[] name = {'(', 'o', 't', 'h', 'e', 'r', 's', ')'};
            int slot = slot(name, 0, name.length);
            overflow = slots[slot] >= 0 ? slots[slot] : add(name, slot);
        }
        return overflow;
    }

    private int add(byte[] entry, int slot) {
        if (size == entries.length) {
            entries = Arrays.copyOf(entries, size * 2);
        }
        entries[size] = entry;
        slots[slot] = size++;
        if (size * 2 > slots.length) {
            grow();
        }
        return size - 1;
    }

    private int slot(byte[] bytes, int from, int to) {
        int mask = slots.length - 1;
        int slot = (int) Hashes.of(bytes, from, to) & mask;
        while (slots[slot] >= 0 && !equal(entries[slots[slot]], bytes, from, to)) {
            slot = (slot + 1) & mask;
        }
        return slot;
    }

    private static boolean equal(byte[] entry, byte[] bytes, int from, int to) {
        return Arrays.equals(entry, 0, entry.length, bytes, from, to);
    }

    private void grow() {
        slots = filled(slots.length * 2);
        for (int id = 0; id < size; id++) {
            slots[slot(entries[id], 0, entries[id].length)] = id;
        }
    }

    private static int[] filled(int length) {
        int[] slots = new int[length];
        Arrays.fill(slots, -1);
        return slots;
    }
}

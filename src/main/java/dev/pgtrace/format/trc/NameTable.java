package dev.pgtrace.format.trc;

import java.util.Arrays;

/// Names met in one piece of a trace, numbered from 0: labels, relations, indexes.
final class NameTable {
    /// Longer names are cut here.
    static final int LONGEST = 512;

    private static final int MANY = 1 << 14;
    private static final long MIX = 0x9e3779b97f4a7c15L;

    private long[] hashes = new long[64];
    private int[] starts = new int[64];
    private int[] lengths = new int[64];
    private long[] text = new long[512];
    private int textSize;
    private int size;
    private int[] slots = new int[256];

    int size() {
        return size;
    }

    boolean full() {
        return size >= MANY;
    }

    void clear() {
        if (size > 0) {
            Arrays.fill(slots, 0);
        }
        if (slots.length > 4096) {
            slots = new int[256];
            text = new long[512];
        }
        size = 0;
        textSize = 0;
    }

    /// The number of the name in this range.
    int id(Bytes bytes, long from, long to) {
        int length = (int) Math.min(to - from, LONGEST);
        int words = (length + 7) >> 3;
        if (text.length - textSize < words) {
            text = Arrays.copyOf(text, text.length * 2 + words);
        }
        long hash = length;
        for (int i = 0; i < words; i++) {
            long word = bytes.word(from + 8L * i);
            int left = length - 8 * i;
            if (left < 8) {
                word &= (1L << (8 * left)) - 1;
            }
            text[textSize + i] = word;
            hash = (hash ^ word) * MIX;
            hash ^= hash >>> 29;
        }
        int mask = slots.length - 1;
        int slot = (int) (hash ^ hash >>> 32) & mask;
        for (int found; (found = slots[slot]) != 0; slot = slot + 1 & mask) {
            int id = found - 1;
            if (hashes[id] == hash && lengths[id] == length && same(starts[id], words)) {
                return id;
            }
        }
        return add(slot, hash, length, words);
    }

    private boolean same(int start, int words) {
        for (int i = 0; i < words; i++) {
            if (text[start + i] != text[textSize + i]) {
                return false;
            }
        }
        return true;
    }

    private int add(int slot, long hash, int length, int words) {
        if (size == hashes.length) {
            hashes = Arrays.copyOf(hashes, size * 2);
            starts = Arrays.copyOf(starts, size * 2);
            lengths = Arrays.copyOf(lengths, size * 2);
        }
        hashes[size] = hash;
        starts[size] = textSize;
        lengths[size] = length;
        textSize += words;
        slots[slot] = ++size;
        if (size * 2 > slots.length) {
            grow();
        }
        return size - 1;
    }

    private void grow() {
        slots = new int[slots.length * 2];
        int mask = slots.length - 1;
        for (int id = 0; id < size; id++) {
            int slot = (int) (hashes[id] ^ hashes[id] >>> 32) & mask;
            while (slots[slot] != 0) {
                slot = slot + 1 & mask;
            }
            slots[slot] = id + 1;
        }
    }

    /// Copies a name; returns its length.
    int copy(int id, byte[] into) {
        for (int i = 0; i < lengths[id]; i++) {
            into[i] = (byte) (text[starts[id] + (i >> 3)] >>> (8 * (i & 7)));
        }
        return lengths[id];
    }
}

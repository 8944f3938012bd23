package dev.pgtrace.analysis.flame;

import java.util.Arrays;

/// Finds the frame that is alike under the same parent: an open hash table of frame numbers.
final class FrameTable {
    private final PushedFrames frames;
    private int[] slots = new int[256];
    private int used;

    FrameTable(PushedFrames frames) {
        this.frames = frames;
        Arrays.fill(slots, -1);
    }

    int findOrAdd(int parent, int name, FlameKind kind, long reference) {
        long key = kind.mergesByReference() ? reference : 0;
        int slot = slot(parent, name, kind.ordinal(), key);
        if (slots[slot] >= 0) {
            return slots[slot];
        }
        int frame = frames.add(parent, name, kind, reference);
        slots[slot] = frame;
        used++;
        if (used * 2 > slots.length) {
            rehash();
        }
        return frame;
    }

    private int slot(int parent, int name, int kind, long key) {
        int mask = slots.length - 1;
        int slot = hash(parent, name, kind, key) & mask;
        while (slots[slot] >= 0 && !matches(slots[slot], parent, name, kind, key)) {
            slot = (slot + 1) & mask;
        }
        return slot;
    }

    private boolean matches(int frame, int parent, int name, int kind, long key) {
        return frames.parent[frame] == parent
                && frames.name[frame] == name
                && frames.kind[frame] == kind
                && keyOf(frame) == key;
    }

    private long keyOf(int frame) {
        return FlameColumns.KINDS[frames.kind[frame]].mergesByReference() ? frames.reference[frame] : 0;
    }

    private void rehash() {
        int[] old = slots;
        slots = new int[old.length * 2];
        Arrays.fill(slots, -1);
        for (int frame : old) {
            if (frame >= 0) {
                slots[slot(frames.parent[frame], frames.name[frame], frames.kind[frame], keyOf(frame))] = frame;
            }
        }
    }

    private static int hash(int parent, int name, int kind, long key) {
        long mixed = (parent * 31L + name) * 31 + kind + key * 0x9E3779B97F4A7C15L;
        mixed *= 0xBF58476D1CE4E5B9L;
        return (int) (mixed >>> 32) ^ (int) (mixed >>> 57);
    }
}

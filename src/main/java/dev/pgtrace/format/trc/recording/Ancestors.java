package dev.pgtrace.format.trc.recording;

import java.util.Arrays;

/// The parent that follows from the depths of a plan's nodes: the last one above that is less deep.
final class Ancestors {
    private int[] depths = new int[16];
    private int[] positions = new int[16];
    private int level;
    private int nodes;

    void clear() {
        level = 0;
        nodes = 0;
    }

    /// Takes the next node; returns the position of its parent, or -1.
    int add(int depth) {
        while (level > 0 && depths[level - 1] >= depth) {
            level--;
        }
        int parent = level == 0 ? -1 : positions[level - 1];
        if (level == depths.length) {
            depths = Arrays.copyOf(depths, level * 2);
            positions = Arrays.copyOf(positions, level * 2);
        }
        depths[level] = depth;
        positions[level++] = nodes++;
        return parent;
    }
}

package dev.pgtrace.analysis.flame;

/// Sorts frame numbers by falling weight without boxing; equal weights keep their order.
final class WeightSort {
    private static final int SMALL = 24;

    private final FlameGraph graph;
    private int[] spare = new int[0];

    WeightSort(FlameGraph graph) {
        this.graph = graph;
    }

    void heaviestFirst(int[] frames, int from, int to) {
        if (to - from < 2) {
            return;
        }
        for (int start = from; start < to; start += SMALL) {
            insert(frames, start, Math.min(to, start + SMALL));
        }
        if (to - from > SMALL && spare.length < frames.length) {
            spare = new int[frames.length];
        }
        for (int width = SMALL; width < to - from; width *= 2) {
            for (int start = from; start + width < to; start += 2 * width) {
                merge(frames, start, start + width, Math.min(to, start + 2 * width));
            }
        }
    }

    private void insert(int[] frames, int from, int to) {
        for (int i = from + 1; i < to; i++) {
            int frame = frames[i];
            long weight = graph.weight(frame);
            int at = i;
            while (at > from && graph.weight(frames[at - 1]) < weight) {
                frames[at] = frames[at - 1];
                at--;
            }
            frames[at] = frame;
        }
    }

    private void merge(int[] frames, int from, int middle, int to) {
        if (graph.weight(frames[middle - 1]) >= graph.weight(frames[middle])) {
            return;
        }
        System.arraycopy(frames, from, spare, from, middle - from);
        int left = from;
        int right = middle;
        for (int at = from; left < middle; at++) {
            if (right < to && graph.weight(frames[right]) > graph.weight(spare[left])) {
                frames[at] = frames[right++];
            } else {
                frames[at] = spare[left++];
            }
        }
    }
}

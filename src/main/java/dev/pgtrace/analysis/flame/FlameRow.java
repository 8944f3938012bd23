package dev.pgtrace.analysis.flame;

/// The frames of one depth from left to right.
public final class FlameRow {
    private final long[] starts;
    private final long[] ends;
    private final int[] frames;

    FlameRow(long[] starts, long[] ends, int[] frames) {
        this.starts = starts;
        this.ends = ends;
        this.frames = frames;
    }

    public int size() {
        return frames.length;
    }

    public int frame(int index) {
        return frames[index];
    }

    public long start(int index) {
        return starts[index];
    }

    public long end(int index) {
        return ends[index];
    }

    /// Index of the first frame that ends right of a place; the size of the row if there is none.
    int firstEndingAfter(double place) {
        int low = 0;
        int high = ends.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (ends[middle] > place) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low;
    }

    int frameAt(double place, double reach) {
        int best = -1;
        for (int i = firstEndingAfter(place - reach); i < frames.length && starts[i] <= place + reach; i++) {
            if (starts[i] <= place && place < ends[i] && ends[i] - starts[i] >= reach) {
                return frames[i];
            }
            if (best < 0 || ends[i] - starts[i] > ends[best] - starts[best]) {
                best = i;
            }
        }
        return best < 0 ? -1 : frames[best];
    }
}

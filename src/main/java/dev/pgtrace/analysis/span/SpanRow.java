package dev.pgtrace.analysis.span;

/// Items that lie side by side on a line, from left to right and without overlap.
public final class SpanRow {
    private final long[] starts;
    private final long[] ends;
    private final int[] items;

    /// @param starts ascending; the arrays are not copied
    /// @param ends   ascending too, each not before its start
    /// @param items  what each one stands for
    public SpanRow(long[] starts, long[] ends, int[] items) {
        this.starts = starts;
        this.ends = ends;
        this.items = items;
    }

    public int size() {
        return items.length;
    }

    public int item(int index) {
        return items[index];
    }

    public long start(int index) {
        return starts[index];
    }

    public long end(int index) {
        return ends[index];
    }

    /// Index of the first item that ends right of a place; the size of the row if there is none.
    public int firstEndingAfter(double place) {
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

    /// The item at a place, else the widest one within reach of it, else -1.
    public int itemAt(double place, double reach) {
        int best = -1;
        for (int i = firstEndingAfter(place - reach); i < items.length && starts[i] <= place + reach; i++) {
            if (starts[i] <= place && place < ends[i] && ends[i] - starts[i] >= reach) {
                return items[i];
            }
            if (best < 0 || ends[i] - starts[i] > ends[best] - starts[best]) {
                best = i;
            }
        }
        return best < 0 ? -1 : items[best];
    }
}

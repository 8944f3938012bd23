package dev.pgtrace.analysis.span;

/// Finds what of a row is to be drawn in a window: items at least a pixel wide each by itself, of the narrower
/// ones the first in each pixel. The cost depends on the pixels, not on the items: a binary search to the left
/// edge, then in leaps past the items that end inside a pixel that has its mark already.
public final class SpanCull {
    /// Hears what is to be drawn, from left to right. Pixels are inside the window.
    public interface Boxes {
        /// An item at least a pixel wide.
        ///
        /// @param x0 first pixel
        /// @param x1 pixel after the last
        void box(int item, int x0, int x1);

        /// One or more items narrower than a pixel.
        ///
        /// @param item the first of them
        void tiny(int item, int x);
    }

    private SpanCull() {}

    /// Of a long row, what lies within half a pixel is one item: a mark may be a pixel beside the place where
    /// [#everyItem] has it.
    public static void row(SpanRow row, SpanWindow window, Boxes boxes) {
        everyItem(row.seenAt(1 / window.scale()), window, boxes);
    }

    /// As [#row] and exact, at a cost that grows with the items in sight.
    public static void everyItem(SpanRow row, SpanWindow window, Boxes boxes) {
        double from = window.from();
        double to = window.to();
        double scale = window.scale();
        int pixels = window.pixels();
        int marked = -1;
        int size = row.size();
        int i = row.firstEndingAfter(from);
        while (i < size && row.start(i) < to) {
            double left = (row.start(i) - from) * scale;
            double right = (row.end(i) - from) * scale;
            int x0 = Math.max(0, (int) Math.floor(left));
            if (right - left >= 1) {
                int x1 = Math.min(pixels, (int) Math.floor(right));
                if (x1 > x0) {
                    boxes.box(row.item(i), x0, x1);
                }
                i++;
            } else {
                if (x0 > marked && x0 < pixels) {
                    boxes.tiny(row.item(i), x0);
                    marked = x0;
                }
                i = firstEndingBeyond(row, i + 1, from, scale, x0 + 1);
            }
        }
    }

    /// The first item from `low` on that does not end left of a pixel: steps that double, then halving.
    private static int firstEndingBeyond(SpanRow row, int low, double from, double scale, int pixel) {
        int size = row.size();
        int step = 1;
        int high = low;
        while (high < size && (row.end(high) - from) * scale < pixel) {
            low = high + 1;
            high += step;
            step <<= 1;
        }
        high = Math.min(high, size);
        while (low < high) {
            int middle = (low + high) >>> 1;
            if ((row.end(middle) - from) * scale < pixel) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}

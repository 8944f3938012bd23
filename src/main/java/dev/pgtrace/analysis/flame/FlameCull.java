package dev.pgtrace.analysis.flame;

/// Finds what of a row is to be drawn in a window: frames at least a pixel wide each by itself, of the narrower
/// ones the first in each pixel. The cost depends on the pixels, not on the frames: a binary search to the left
/// edge, then in leaps past the frames that end inside a pixel that has its mark already.
public final class FlameCull {
    /// Hears what is to be drawn, from left to right. Pixels are inside the window.
    public interface Boxes {
        /// A frame at least a pixel wide.
        ///
        /// @param x0 first pixel
        /// @param x1 pixel after the last
        void box(int frame, int x0, int x1);

        /// One or more frames narrower than a pixel.
        ///
        /// @param frame the first of them
        void tiny(int frame, int x);
    }

    private FlameCull() {}

    public static void row(FlameRow row, FlameWindow window, Boxes boxes) {
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
                    boxes.box(row.frame(i), x0, x1);
                }
                i++;
            } else {
                if (x0 > marked && x0 < pixels) {
                    boxes.tiny(row.frame(i), x0);
                    marked = x0;
                }
                i = firstEndingBeyond(row, i + 1, from, scale, x0 + 1);
            }
        }
    }

    /// The first frame from `low` on that does not end left of a pixel: steps that double, then halving.
    private static int firstEndingBeyond(FlameRow row, int low, double from, double scale, int pixel) {
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

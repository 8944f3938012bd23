package dev.pgtrace.ui.kit.control;

/// Divides a width among amounts to the pixel: the ends are the rounded running sums, so that the last one is
/// always the width, nothing is off by more than half a pixel, and the same amounts give the same picture.
public final class Segments {
    private Segments() {}

    /// The end of each amount's segment in pixels from the left; amounts below zero take no room.
    ///
    /// @param whole what the width stands for; at least the sum of the amounts, or the sum is taken
    public static int[] ends(long[] amounts, long whole, int width) {
        long sum = 0;
        for (long amount : amounts) {
            sum += Math.max(0, amount);
        }
        double scale = (double) width / Math.max(1, Math.max(sum, whole));
        int[] ends = new int[amounts.length];
        long running = 0;
        for (int i = 0; i < amounts.length; i++) {
            running += Math.max(0, amounts[i]);
            ends[i] = (int) Math.round(running * scale);
        }
        return ends;
    }
}

package dev.pgtrace.analysis.flame;

import dev.pgtrace.analysis.span.SpanRow;
import dev.pgtrace.base.task.CancelToken;
import java.util.Arrays;

/// The heaviest frames in a part of the width, for tables. Immutable.
public final class FlameSight {
    private final int[] frames;
    private final int count;

    private FlameSight(int[] frames, int count) {
        this.frames = frames;
        this.count = count;
    }

    /// @param limit of frames that are listed
    public static FlameSight of(FlameLayout layout, double from, double to, int limit, CancelToken cancel) {
        int[] found = new int[1024];
        int count = 0;
        for (int depth = 0; depth < layout.rowCount(); depth++) {
            cancel.check();
            SpanRow row = layout.row(depth);
            for (int i = row.firstEndingAfter(from); i < row.size() && row.start(i) < to; i++) {
                if (count == found.length) {
                    found = Arrays.copyOf(found, count * 2);
                }
                found[count++] = row.item(i);
            }
        }
        new WeightSort(layout.graph()).heaviestFirst(found, 0, count);
        return new FlameSight(Arrays.copyOf(found, Math.min(count, limit)), count);
    }

    /// Listed frames.
    public int size() {
        return frames.length;
    }

    /// A listed frame, the heaviest at 0.
    public int frame(int index) {
        return frames[index];
    }

    /// All frames in that part, also those not listed.
    public int count() {
        return count;
    }
}

package dev.pgtrace.ui.compare;

import dev.pgtrace.analysis.compare.FlameDiff;
import dev.pgtrace.analysis.compare.Side;
import dev.pgtrace.analysis.flame.FlameLayout;
import dev.pgtrace.analysis.flame.FlameOrder;
import dev.pgtrace.analysis.flame.FlameSight;
import dev.pgtrace.base.task.CancelToken;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// The difference of two flamegraphs with the layouts of both; made off the window's thread.
///
/// @param greatest frames for the table, the greatest change by itself first
record LaidDiff(FlameDiff diff, FlameLayout before, FlameLayout after, List<Integer> greatest) {
    private static final int LISTED = 500;

    LaidDiff {
        greatest = List.copyOf(greatest);
    }

    static LaidDiff of(FlameDiff diff, CancelToken cancel) {
        FlameLayout before = FlameLayout.of(diff.graph(Side.OLD), FlameOrder.FILE);
        FlameLayout after = FlameLayout.of(diff.graph(Side.NEW), FlameOrder.FILE);
        List<Integer> frames = new ArrayList<>();
        for (FlameLayout layout : List.of(after, before)) {
            FlameSight sight = FlameSight.of(layout, 0, layout.graph().total(), LISTED, cancel);
            for (int i = 0; i < sight.size(); i++) {
                frames.add(sight.frame(i));
            }
        }
        List<Integer> greatest = frames.stream()
                .distinct()
                .sorted(Comparator.comparingLong(frame -> -Math.abs(diff.selfDelta(frame))))
                .toList();
        return new LaidDiff(diff, before, after, greatest);
    }
}

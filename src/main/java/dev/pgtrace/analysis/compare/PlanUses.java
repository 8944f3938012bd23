package dev.pgtrace.analysis.compare;

import dev.pgtrace.model.Table;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The plans of a statement on one side, with an execution of each to show.
final class PlanUses {
    /// Executions of one plan that the example is chosen from; beyond, the first ones stand for all.
    private static final int MOST_CANDIDATES = 4096;

    private final Map<Long, Use> byShape = new LinkedHashMap<>();

    private static final class Use {
        final String outline;
        final RunTimes times = new RunTimes();
        final RunTimes candidates = new RunTimes();
        final RunTimes rows = new RunTimes();
        final int part;
        final int execution;
        long calls;

        Use(String outline, int part, int execution) {
            this.outline = outline;
            this.part = part;
            this.execution = execution;
        }
    }

    /// @param elapsed or missing
    void ran(int part, int execution, int shape, long elapsed, PlanOutlines outlines) {
        Use use = byShape.computeIfAbsent(
                outlines.fingerprint(shape), f -> new Use(outlines.outline(shape), part, execution));
        use.calls++;
        if (elapsed == Table.MISSING) {
            return;
        }
        use.times.add(elapsed);
        if (use.part == part && use.candidates.size() < MOST_CANDIDATES) {
            use.candidates.add(elapsed);
            use.rows.add(execution);
        }
    }

    /// Most used first.
    List<PlanUse> uses() {
        return byShape.entrySet().stream()
                .map(entry -> use(entry.getKey(), entry.getValue()))
                .sorted(Comparator.comparingLong((PlanUse use) -> -use.calls()).thenComparingLong(PlanUse::fingerprint))
                .toList();
    }

    private static PlanUse use(long fingerprint, Use use) {
        return new PlanUse(fingerprint, use.calls, use.times.mean(), use.part, example(use), use.outline);
    }

    private static int example(Use use) {
        long median = use.times.spread().p50Micros();
        int best = use.execution;
        long nearest = Long.MAX_VALUE;
        for (int i = 0; i < use.candidates.size(); i++) {
            long off = Math.abs(use.candidates.get(i) - median);
            if (off < nearest) {
                nearest = off;
                best = (int) use.rows.get(i);
            }
        }
        return best;
    }
}

package dev.pgtrace.ui.compare;

import dev.pgtrace.model.experiment.ExperimentRun;
import dev.pgtrace.model.experiment.RunPhase;
import java.util.List;

/// Where every run lies: its start from left to right, its time from the bottom up. Instrumented runs are not there,
/// as their time says nothing.
///
/// @param runs       as drawn
/// @param startMicros of the first run: connecting and building an index come before it
/// @param spanMicros  from there to the start of the last run
record RunDots(List<ExperimentRun> runs, TimeAxis axis, long startMicros, double spanMicros) {
    RunDots {
        runs = List.copyOf(runs);
    }

    static RunDots of(List<ExperimentRun> all) {
        List<ExperimentRun> runs = all.stream()
                .filter(run -> run.phase() != RunPhase.EXPLAINED && Double.isFinite(run.elapsedMicros()))
                .toList();
        double least = Double.POSITIVE_INFINITY;
        double greatest = 0;
        long first = Long.MAX_VALUE;
        long last = 0;
        for (ExperimentRun run : runs) {
            least = Math.min(least, run.elapsedMicros());
            greatest = Math.max(greatest, run.elapsedMicros());
            first = Math.min(first, run.startMicros());
            last = Math.max(last, run.startMicros());
        }
        long start = runs.isEmpty() ? 0 : first;
        return new RunDots(runs, TimeAxis.of(least, greatest), start, Math.max(1, last - start));
    }

    /// Those that count.
    long timed() {
        return runs.stream().filter(run -> run.phase() == RunPhase.TIMED).count();
    }

    /// Cold and warm-up runs, which are drawn and do not count.
    long others() {
        return runs.size() - timed();
    }

    /// 0 at the left to 1.
    double x(int run) {
        return (runs.get(run).startMicros() - startMicros) / spanMicros;
    }

    /// 0 at the bottom to 1.
    double y(int run) {
        return axis.place(runs.get(run).elapsedMicros());
    }

    /// The run nearest to a point of a picture, or -1 where none is within reach.
    int nearest(double x, double y, double width, double height, double reach) {
        int nearest = -1;
        double best = reach * reach;
        for (int i = 0; i < runs.size(); i++) {
            double dx = x(i) * width - x;
            double dy = (1 - y(i)) * height - y;
            double distance = dx * dx + dy * dy;
            if (distance <= best) {
                best = distance;
                nearest = i;
            }
        }
        return nearest;
    }
}

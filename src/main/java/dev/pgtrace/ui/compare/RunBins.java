package dev.pgtrace.ui.compare;

import dev.pgtrace.model.experiment.ExperimentRun;
import dev.pgtrace.model.experiment.RunPhase;
import java.util.List;

/// How many timed runs of each variant fell into which part of one axis that all share.
///
/// @param counts by variant and bin
record RunBins(TimeAxis axis, int bins, List<int[]> counts) {
    private static final int BINS = 44;

    RunBins {
        counts = List.copyOf(counts);
    }

    static RunBins of(List<ExperimentRun> runs, int variants) {
        double least = Double.POSITIVE_INFINITY;
        double greatest = 0;
        for (ExperimentRun run : runs) {
            if (run.phase() == RunPhase.TIMED) {
                least = Math.min(least, run.elapsedMicros());
                greatest = Math.max(greatest, run.elapsedMicros());
            }
        }
        TimeAxis axis = TimeAxis.of(least, greatest);
        int[][] counts = new int[variants][BINS];
        for (ExperimentRun run : runs) {
            if (run.phase() == RunPhase.TIMED && run.variant() < variants) {
                counts[run.variant()][Math.min(BINS - 1, (int) (axis.place(run.elapsedMicros()) * BINS))]++;
            }
        }
        return new RunBins(axis, BINS, List.of(counts));
    }

    boolean isEmpty() {
        return highest() == 0;
    }

    int highest() {
        int highest = 0;
        for (int[] of : counts) {
            for (int count : of) {
                highest = Math.max(highest, count);
            }
        }
        return highest;
    }

    double fromMicros(int bin) {
        return axis.micros((double) bin / bins);
    }

    double toMicros(int bin) {
        return axis.micros((bin + 1.0) / bins);
    }
}

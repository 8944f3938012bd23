package dev.pgtrace.export;

import dev.pgtrace.model.experiment.Experiment;
import dev.pgtrace.model.experiment.ExperimentRun;
import dev.pgtrace.model.experiment.RunPhase;
import java.util.ArrayList;
import java.util.List;

/// A scale for elapsed times: from 0, or logarithmic where the times differ by far.
final class RunScale {
    /// Beyond this ratio of the greatest to the least a scale from 0 shows a wall and a dot.
    private static final double FAR = 12;

    private final List<ExperimentRun> runs;
    private final boolean logarithmic;
    private final double low;
    private final double high;

    private RunScale(List<ExperimentRun> runs) {
        this.runs = runs;
        double least = runs.stream()
                .mapToDouble(ExperimentRun::elapsedMicros)
                .map(micros -> Math.max(micros, 0.1))
                .min()
                .orElse(1);
        double most =
                runs.stream().mapToDouble(ExperimentRun::elapsedMicros).max().orElse(1);
        this.logarithmic = most > FAR * least;
        this.low = logarithmic ? Math.log(least) - 0.05 : 0;
        this.high = logarithmic ? Math.log(most) + 0.05 : Math.max(most, 0.1) * 1.04;
    }

    static RunScale ofTimed(Experiment experiment) {
        return new RunScale(experiment.runs().stream()
                .filter(run -> run.phase() == RunPhase.TIMED)
                .toList());
    }

    static RunScale of(List<ExperimentRun> runs) {
        return new RunScale(runs);
    }

    boolean isEmpty() {
        return runs.isEmpty();
    }

    boolean isLogarithmic() {
        return logarithmic;
    }

    /// Place on the scale, from 0 to 1.
    double share(double micros) {
        double at = logarithmic ? Math.log(Math.max(micros, 0.1)) : micros;
        return Math.clamp((at - low) / (high - low), 0, 1);
    }

    /// What stands at a place.
    double micros(double share) {
        double at = low + share * (high - low);
        return logarithmic ? Math.exp(at) : at;
    }

    int[][] counts(int variants, int bins) {
        int[][] counts = new int[variants][bins];
        for (ExperimentRun run : runs) {
            counts[run.variant()][Math.min(bins - 1, (int) (share(run.elapsedMicros()) * bins))]++;
        }
        return counts;
    }

    /// Round times on the scale.
    List<Long> marks() {
        List<Long> marks = new ArrayList<>();
        if (logarithmic) {
            for (long decade = 1; decade <= Math.exp(high); decade *= 10) {
                for (long factor : new long[] {1, 2, 5}) {
                    if (factor * decade >= Math.exp(low) && factor * decade <= Math.exp(high)) {
                        marks.add(factor * decade);
                    }
                }
            }
            return marks;
        }
        long step = 1;
        for (int i = 0; high / step > 7; i++) {
            step = i % 3 == 1 ? step / 2 * 5 : step * 2;
        }
        for (long mark = 0; mark <= high; mark += step) {
            marks.add(mark);
        }
        return marks;
    }
}

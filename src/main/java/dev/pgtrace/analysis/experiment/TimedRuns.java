package dev.pgtrace.analysis.experiment;

import dev.pgtrace.model.experiment.Experiment;
import dev.pgtrace.model.experiment.ExperimentRun;
import dev.pgtrace.model.experiment.RunPhase;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/// The timed runs by variant and set of parameters, in the order in which they ran.
final class TimedRuns {
    private final int variants;
    private final int sets;
    /// By variant and set.
    private final double[][][] micros;

    TimedRuns(Experiment experiment) {
        this.variants = experiment.request().variants().size();
        this.sets = experiment.request().parameters().size();
        int[][] counts = new int[variants][sets];
        List<ExperimentRun> timed = timed(experiment);
        for (ExperimentRun run : timed) {
            counts[run.variant()][run.parameters()]++;
        }
        this.micros = new double[variants][sets][];
        for (int v = 0; v < variants; v++) {
            for (int s = 0; s < sets; s++) {
                micros[v][s] = new double[counts[v][s]];
            }
        }
        int[][] next = new int[variants][sets];
        for (ExperimentRun run : timed) {
            micros[run.variant()][run.parameters()][next[run.variant()][run.parameters()]++] = run.elapsedMicros();
        }
    }

    static List<ExperimentRun> timed(Experiment experiment) {
        List<ExperimentRun> timed = new ArrayList<>(experiment.runs().size());
        for (ExperimentRun run : experiment.runs()) {
            if (run.phase() == RunPhase.TIMED) {
                timed.add(run);
            }
        }
        timed.sort(Comparator.comparingLong(ExperimentRun::startMicros));
        return timed;
    }

    int sets() {
        return sets;
    }

    double[] of(int variant, int set) {
        return micros[variant][set];
    }

    /// All of a variant, set after set.
    double[] of(int variant) {
        return Arrays.stream(micros[variant]).flatMapToDouble(Arrays::stream).toArray();
    }

    int count(int variant) {
        return Arrays.stream(micros[variant]).mapToInt(runs -> runs.length).sum();
    }

    /// Runs of a variant that have a partner among those of the first.
    int pairs(int variant, int set) {
        return Math.min(micros[0][set].length, micros[variant][set].length);
    }

    int pairs(int variant) {
        int pairs = 0;
        for (int set = 0; set < sets; set++) {
            pairs += pairs(variant, set);
        }
        return pairs;
    }

    /// By how much each run of a variant took longer than its partner, by set.
    double[][] differences(int variant) {
        double[][] differences = new double[sets][];
        for (int set = 0; set < sets; set++) {
            differences[set] = new double[pairs(variant, set)];
            for (int i = 0; i < differences[set].length; i++) {
                differences[set][i] = micros[variant][set][i] - micros[0][set][i];
            }
        }
        return differences;
    }

    /// The same as logarithms of ratios.
    double[][] logRatios(int variant) {
        double[][] ratios = new double[sets][];
        for (int set = 0; set < sets; set++) {
            ratios[set] = new double[pairs(variant, set)];
            for (int i = 0; i < ratios[set].length; i++) {
                ratios[set][i] = log(micros[variant][set][i]) - log(micros[0][set][i]);
            }
        }
        return ratios;
    }

    /// A clock that did not move is a nanosecond.
    static double log(double micros) {
        return Math.log(Math.max(micros, 0.001));
    }
}

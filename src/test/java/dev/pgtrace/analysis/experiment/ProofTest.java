package dev.pgtrace.analysis.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pgtrace.model.experiment.StopRule;
import java.util.function.LongFunction;
import org.junit.jupiter.api.Test;

class ProofTest {
    @Test
    void probe() {
        for (double f : new double[]{1,1.05}) {
            count("runs 100 f="+f, seed -> SimulatedExperiment.of(StopRule.runs(100), seed, Noise.realistic(seed), f), f);
        }
        count("runs 20", seed -> SimulatedExperiment.of(StopRule.runs(20), seed, Noise.realistic(seed), 1), 1);
        count("sets 4", seed -> new SimulatedExperiment(StopRule.runs(100), seed, Noise.realistic(seed), new double[]{1,1}, new double[]{1,5,20,100}), 1);
        count("until 5%", seed -> SimulatedExperiment.of(SimulatedExperiment.untilWidth(0.05, 5000), seed, Noise.realistic(seed), 1), 1);
    }
    static void count(String name, LongFunction<SimulatedExperiment> maker, double truth) {
        int[] v = new int[4]; int covered=0; long runs=0; double width=0; int drift=0, auto=0; int both=0, wide=0;
        long t0=System.nanoTime();
        for (int i = 0; i < 3000; i++) {
            var e = maker.apply(i).run();
            var r = ExperimentAnalysis.of(e);
            var c = r.comparisons().getFirst();
            v[c.verdict().ordinal()]++;
            covered += c.ratio().low() <= truth && c.ratio().high() >= truth ? 1 : 0;
            if (c.verdict()==Verdict.FASTER||c.verdict()==Verdict.SLOWER){ both += c.pValue()<=0.05?1:0; wide += c.ratio().high()<1/1.01||c.ratio().low()>1.01?1:0; }
            runs += c.pairs(); width += c.ratio().halfWidth();
            drift += r.warnings().stream().anyMatch(w -> w.kind()==Warning.Kind.DRIFT) ? 1:0;
            auto += r.warnings().stream().anyMatch(w -> w.kind()==Warning.Kind.AUTOCORRELATION) ? 1:0;
        }
        System.out.printf("%s: faster %d slower %d none %d undecided %d covered %d runs %.1f half %.4f mwu %d beyond %d drift %d auto %d  %.1f s%n", name, v[0],v[1],v[2],v[3],covered, runs/3000.0, width/3000, both, wide, drift, auto,(System.nanoTime()-t0)/1e9);
    }
}

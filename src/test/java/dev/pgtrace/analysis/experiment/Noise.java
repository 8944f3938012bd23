package dev.pgtrace.analysis.experiment;

import java.util.Arrays;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.apache.commons.rng.simple.RandomSource;

/// Times of runs as machines make them: one after the other, in the order of time.
interface Noise {
    /// Microseconds of the next run, where the true time is 1,000 µs.
    double next();

    /// Lognormal noise of 8 %, of which neighbours share a part (AR(1), 0.2), and one run in 50 that takes up to four
    /// times as long.
    static Noise realistic(long seed) {
        UniformRandomProvider random = RandomSource.XO_RO_SHI_RO_128_PP.create(seed);
        ZigguratSampler.NormalizedGaussian gaussian = ZigguratSampler.NormalizedGaussian.of(random);
        return new Noise() {
            private double state = gaussian.sample();

            @Override
            public double next() {
                state = 0.2 * state + Math.sqrt(1 - 0.04) * gaussian.sample();
                double spike = random.nextDouble() < 0.02 ? 1 + 3 * random.nextDouble() : 1;
                return 1_000 * Math.exp(0.08 * state) * spike;
            }
        };
    }

    /// Recorded latencies drawn again in stretches, so that what neighbours share stays (stationary bootstrap: Politis
    /// and Romano 1994), scaled to a median of 1,000 µs.
    static Noise recorded(double[] latencies, int stretch, long seed) {
        double[] sorted = latencies.clone();
        Arrays.sort(sorted);
        double scale = 1_000 / sorted[sorted.length / 2];
        UniformRandomProvider random = RandomSource.XO_RO_SHI_RO_128_PP.create(seed);
        return new Noise() {
            private int at = random.nextInt(latencies.length);

            @Override
            public double next() {
                at = random.nextInt(stretch) == 0 ? random.nextInt(latencies.length) : (at + 1) % latencies.length;
                return latencies[at] * scale;
            }
        };
    }

    /// Noise of a machine that gets slower, up to twice as slow after so many runs.
    static Noise drifting(Noise noise, int runs) {
        return new Noise() {
            private int run;

            @Override
            public double next() {
                return noise.next() * (1 + (double) run++ / runs);
            }
        };
    }
}

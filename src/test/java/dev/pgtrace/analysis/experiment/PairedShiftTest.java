package dev.pgtrace.analysis.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.apache.commons.rng.simple.RandomSource;
import org.junit.jupiter.api.Test;

final class PairedShiftTest {
    @Test
    void findsTheMedianOfAllMeansOfPairs() {
        for (int size = 1; size < 100; size++) {
            double[] sorted = values(size, size);
            Arrays.sort(sorted);
            assertThat(PseudoMedian.of(sorted)).as("of " + size).isCloseTo(slowly(sorted), within(1e-9));
            assertThat(PseudoMedian.near(sorted, -1, 1, 1e-7))
                    .as("near " + size)
                    .isCloseTo(slowly(sorted), within(0.1));
        }
    }

    @Test
    void isNotMovedByASpike() {
        double[] values = values(101, 1);
        double before =
                new PairedShift(new double[][] {values}, 1).interval(0.05).estimate();
        values[50] = 1e9;
        assertThat(new PairedShift(new double[][] {values}, 1).interval(0.05).estimate())
                .isCloseTo(before, within(0.05));
    }

    @Test
    void turnsRoundWhenTheVariantsAreSwapped() {
        double[] values = values(60, 3);
        Interval one = new PairedShift(new double[][] {values}, 1).interval(0.05);
        Interval other = new PairedShift(
                        new double[][] {
                            Arrays.stream(values).map(value -> -value).toArray()
                        },
                        1)
                .interval(0.05);
        assertThat(other.estimate()).isCloseTo(-one.estimate(), within(1e-9));
        assertThat(other.low()).isCloseTo(-one.high(), within(0.05));
    }

    @Test
    void countsEachSetOfParametersTheSame() {
        double[][] sets = {constant(0.0, 10), constant(1.0, 30)};
        assertThat(new PairedShift(sets, 1).interval(0.05)).isEqualTo(new Interval(0.5, 0.5, 0.5));
    }

    @Test
    void takesSmallSetsTogether() {
        double[][] sets = {values(4, 1), values(4, 2), values(4, 3)};
        PairedShift shift = new PairedShift(sets, 1);
        assertThat(shift.isStratified()).isFalse();
        assertThat(shift.interval(0.05).isKnown()).isTrue();
    }

    @Test
    void hasNoIntervalForFourPairs() {
        assertThat(new PairedShift(new double[][] {{1, 2, 3, 4}}, 1).interval(0.05))
                .isEqualTo(new Interval(2.5, Double.NaN, Double.NaN));
    }

    @Test
    void hasNothingWithoutPairs() {
        assertThat(new PairedShift(new double[][] {{}}, 1).interval(0.05)).isEqualTo(Interval.UNKNOWN);
    }

    @Test
    void narrowsWithTheRootOfTheNumberOfPairsAlsoBeyondWhatIsDrawn() {
        double few = new PairedShift(new double[][] {values(2_000, 1)}, 1)
                .interval(0.05)
                .halfWidth();
        double many = new PairedShift(new double[][] {values(32_000, 1)}, 1)
                .interval(0.05)
                .halfWidth();
        assertThat(few / many).isCloseTo(4, within(0.6));
    }

    private static double[] values(int size, long seed) {
        UniformRandomProvider random = RandomSource.XO_RO_SHI_RO_128_PP.create(seed);
        ZigguratSampler.NormalizedGaussian gaussian = ZigguratSampler.NormalizedGaussian.of(random);
        return IntStream.range(0, size).mapToDouble(i -> gaussian.sample()).toArray();
    }

    private static double[] constant(double value, int size) {
        double[] values = new double[size];
        Arrays.fill(values, value);
        return values;
    }

    private static double slowly(double[] values) {
        double[] means = IntStream.range(0, values.length)
                .boxed()
                .flatMap(i -> IntStream.rangeClosed(0, i).mapToObj(j -> (values[i] + values[j]) / 2))
                .mapToDouble(mean -> mean)
                .sorted()
                .toArray();
        return (means[(means.length - 1) / 2] + means[means.length / 2]) / 2;
    }
}

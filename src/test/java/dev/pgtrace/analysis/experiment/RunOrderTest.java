package dev.pgtrace.analysis.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

final class RunOrderTest {
    @Test
    void givesTheSameOrderForTheSameSeed() {
        assertThat(blocks(new RunOrder(3, 4, 7), 40)).isEqualTo(blocks(new RunOrder(3, 4, 7), 40));
    }

    @Test
    void givesAnotherOrderForAnotherSeed() {
        assertThat(blocks(new RunOrder(2, 3, 7), 40)).isNotEqualTo(blocks(new RunOrder(2, 3, 8), 40));
    }

    @Test
    void runsEachVariantOnceInEachBlockWithTheSameParameters() {
        for (List<RunOrder.Slot> block : blocks(new RunOrder(3, 5, 1), 200)) {
            assertThat(block).extracting(RunOrder.Slot::variant).containsExactlyInAnyOrder(0, 1, 2);
            assertThat(block)
                    .extracting(RunOrder.Slot::parameters)
                    .containsOnly(block.getFirst().parameters());
        }
    }

    @Test
    void usesEachSetOfParametersOnceInEachCycle() {
        List<List<RunOrder.Slot>> blocks = blocks(new RunOrder(2, 5, 1), 50);
        for (int cycle = 0; cycle < 10; cycle++) {
            assertThat(blocks.subList(5 * cycle, 5 * cycle + 5))
                    .extracting(block -> block.getFirst().parameters())
                    .containsExactlyInAnyOrder(0, 1, 2, 3, 4);
        }
    }

    @Test
    void letsEachOrderOfVariantsHappenAboutEquallyOften() {
        Map<List<Integer>, Long> orders = blocks(new RunOrder(3, 1, 5), 6_000).stream()
                .collect(Collectors.groupingBy(
                        block -> block.stream().map(RunOrder.Slot::variant).toList(), Collectors.counting()));
        assertThat(orders).hasSize(6);
        // Five standard deviations of a binomial count.
        assertThat(orders.values()).allSatisfy(count -> assertThat(count).isBetween(856L, 1_144L));
    }

    @Test
    void doesNotLetABlockTellTheNext() {
        List<List<RunOrder.Slot>> blocks = blocks(new RunOrder(2, 1, 5), 8_001);
        Map<String, Integer> pairs = new TreeMap<>();
        for (int i = 1; i < blocks.size(); i++) {
            pairs.merge(
                    "" + blocks.get(i - 1).getFirst().variant()
                            + blocks.get(i).getFirst().variant(),
                    1,
                    Integer::sum);
        }
        assertThat(pairs.values()).hasSize(4).allSatisfy(count -> assertThat(count)
                .isBetween(1_806, 2_194));
    }

    private static List<List<RunOrder.Slot>> blocks(RunOrder order, int count) {
        return new ArrayList<>(LongStream.range(0, count).mapToObj(order::block).toList());
    }
}

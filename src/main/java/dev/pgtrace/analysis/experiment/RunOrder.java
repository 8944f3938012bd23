package dev.pgtrace.analysis.experiment;

import dev.pgtrace.base.pool.Hashes;
import dev.pgtrace.model.experiment.ExperimentRequest;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.PermutationSampler;
import org.apache.commons.rng.simple.RandomSource;

/// The order of runs: random, balanced, and the same for the same seed.
///
/// Runs come in blocks. In a block each variant runs once, with one set of parameters, so that what the machine does
/// at that moment meets all variants alike. A cycle is one block for each set, in random order. The order inside a
/// block is random, and owes nothing to the blocks before: that is what makes the comparison of neighbours exact
/// whatever the noise is like. (Reversing every second block, A B B A, looks more balanced; but runs next to each
/// other resemble each other, and then 1.3 times as many verdicts as promised were false.)
public final class RunOrder {
    private final int variants;
    private final int sets;
    private final long seed;

    /// One run.
    ///
    /// @param variant    index in the request
    /// @param parameters index in the request
    public record Slot(int variant, int parameters) {}

    public RunOrder(int variants, int sets, long seed) {
        if (variants < 1 || sets < 1) {
            throw new IllegalArgumentException("an order of nothing");
        }
        this.variants = variants;
        this.sets = sets;
        this.seed = seed;
    }

    public static RunOrder of(ExperimentRequest request) {
        return new RunOrder(
                request.variants().size(),
                request.parameters().size(),
                request.options().seed());
    }

    /// A block: one run of each variant. Blocks have no end; the same index gives the same block.
    public List<Slot> block(long index) {
        long cycle = index / sets;
        int set = permutation(sets, cycle, -1)[(int) (index % sets)];
        int[] order = permutation(variants, cycle, set);
        List<Slot> block = new ArrayList<>(variants);
        for (int variant : order) {
            block.add(new Slot(variant, set));
        }
        return block;
    }

    private int[] permutation(int size, long stream, int set) {
        if (size == 1) {
            return new int[1];
        }
        // Streams of a mixer: neighbours share nothing, and no block depends on those before.
        long mixed = Hashes.mix(Hashes.mix(Hashes.mix(seed) + stream) + set);
        UniformRandomProvider random = RandomSource.XO_RO_SHI_RO_128_PP.create(mixed);
        int[] order = PermutationSampler.natural(size);
        PermutationSampler.shuffle(random, order);
        return order;
    }
}

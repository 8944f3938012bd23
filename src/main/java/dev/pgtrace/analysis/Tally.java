package dev.pgtrace.analysis;

import dev.pgtrace.model.Component;
import dev.pgtrace.model.Provenance;
import dev.pgtrace.model.Table;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/// Sums up time by component and blocks by tier; gives a [Ledger] and [Tiers] that add up by construction.
final class Tally {
    /// What a part of time is: a component and how it is known. Fixed, so that a tally is one short array.
    enum Part {
        CPU(Component.CPU, Provenance.MEASURED),
        CPU_ESTIMATED(Component.CPU, Provenance.ESTIMATED),
        TIER1(Component.TIER1, Provenance.ESTIMATED),
        TIER2_MEASURED(Component.TIER2, Provenance.MEASURED),
        TIER2(Component.TIER2, Provenance.ESTIMATED),
        TIER3_MEASURED(Component.TIER3, Provenance.MEASURED),
        TIER3(Component.TIER3, Provenance.ESTIMATED),
        UNSPLIT(Component.READS_UNSPLIT, Provenance.MEASURED),
        UNSPLIT_ESTIMATED(Component.READS_UNSPLIT, Provenance.ESTIMATED),
        TEMP_IO(Component.TEMP_IO, Provenance.MEASURED),
        TEMP_IO_SAMPLED(Component.TEMP_IO, Provenance.ESTIMATED),
        WAL(Component.WAL_WRITES, Provenance.MEASURED),
        WAL_SAMPLED(Component.WAL_WRITES, Provenance.ESTIMATED),
        LOCKS(Component.LOCK_WAITS, Provenance.MEASURED),
        LOCKS_SAMPLED(Component.LOCK_WAITS, Provenance.ESTIMATED),
        OTHER(Component.OTHER_WAITS, Provenance.MEASURED),
        OTHER_SAMPLED(Component.OTHER_WAITS, Provenance.ESTIMATED),
        CLIENT(Component.CLIENT, Provenance.MEASURED),
        CLIENT_DERIVED(Component.CLIENT, Provenance.DERIVED),
        CLIENT_SAMPLED(Component.CLIENT, Provenance.ESTIMATED);

        final Component component;
        final Provenance provenance;

        Part(Component component, Provenance provenance) {
            this.component = component;
            this.provenance = provenance;
        }

        static Part of(Component wait) {
            return switch (wait) {
                case CPU -> CPU;
                case TIER1 -> TIER1;
                case TIER2 -> TIER2;
                case TIER3 -> TIER3;
                case READS_UNSPLIT -> UNSPLIT;
                case TEMP_IO -> TEMP_IO;
                case WAL_WRITES -> WAL;
                case LOCK_WAITS -> LOCKS;
                case CLIENT -> CLIENT;
                case OTHER_WAITS, UNACCOUNTED -> OTHER;
            };
        }

        /// Of a wait whose time is known from samples.
        static Part sampled(Component wait) {
            return switch (wait) {
                case CPU -> CPU_ESTIMATED;
                case TIER1 -> TIER1;
                case TIER2 -> TIER2;
                case TIER3 -> TIER3;
                case READS_UNSPLIT -> UNSPLIT_ESTIMATED;
                case TEMP_IO -> TEMP_IO_SAMPLED;
                case WAL_WRITES -> WAL_SAMPLED;
                case LOCK_WAITS -> LOCKS_SAMPLED;
                case CLIENT -> CLIENT_SAMPLED;
                case OTHER_WAITS, UNACCOUNTED -> OTHER_SAMPLED;
            };
        }
    }

    private static final Part[] PARTS = Part.values();
    /// By component.
    private static final int[][] PARTS_OF = Arrays.stream(Component.values())
            .map(component -> Arrays.stream(PARTS)
                    .filter(part -> part.component == component)
                    .mapToInt(Part::ordinal)
                    .toArray())
            .toArray(int[][]::new);

    private final long[] micros = new long[PARTS.length];
    private long whole;
    long hitBlocks;
    long tier2Blocks;
    long tier3Blocks;
    long unsplitBlocks;
    /// Of the reads, those of temporary files, where tiers hold them.
    long tempBlocks;
    /// Read from the device beyond the reads, or missing.
    long extraBlocks = Table.MISSING;

    /// Whether there are executions of which only the reads from the device are known.
    boolean cacheUnknown;

    private Provenance split = Provenance.MISSING;

    void add(Part part, long time) {
        micros[part.ordinal()] += time;
    }

    void addWhole(long time) {
        whole += time;
    }

    /// Adds reads whose split is known.
    void split(long cacheBlocks, long diskBlocks, Provenance provenance) {
        tier2Blocks += cacheBlocks;
        tier3Blocks += diskBlocks;
        if (cacheBlocks + diskBlocks > 0) {
            split = split.and(provenance);
        }
    }

    /// Adds reads with their time.
    ///
    /// @param unsplit       blocks that may be either tier
    /// @param unsplitMicros their time
    /// @param provenance    of the blocks' split; that of the time is estimated unless all were of one tier
    void reads(ReadSplit reads, long unsplit, long unsplitMicros, Provenance provenance) {
        split(reads.cacheBlocks(), reads.diskBlocks(), provenance);
        unsplitBlocks += unsplit;
        boolean exact = provenance.compareTo(Provenance.DERIVED) <= 0
                && unsplit == 0
                && (reads.cacheBlocks() == 0 || reads.diskBlocks() == 0);
        add(exact ? Part.TIER2_MEASURED : Part.TIER2, reads.cacheMicros());
        add(exact ? Part.TIER3_MEASURED : Part.TIER3, reads.diskMicros());
        boolean alone = reads.cacheBlocks() + reads.diskBlocks() == 0;
        add(alone ? Part.UNSPLIT : Part.UNSPLIT_ESTIMATED, unsplitMicros);
    }

    Provenance splitProvenance() {
        return split;
    }

    void extra(long blocks) {
        extraBlocks = Math.max(0, extraBlocks) + blocks;
    }

    void add(Tally other) {
        for (int i = 0; i < micros.length; i++) {
            micros[i] += other.micros[i];
        }
        whole += other.whole;
        hitBlocks += other.hitBlocks;
        tier2Blocks += other.tier2Blocks;
        tier3Blocks += other.tier3Blocks;
        unsplitBlocks += other.unsplitBlocks;
        tempBlocks += other.tempBlocks;
        split = split.and(other.split);
        cacheUnknown |= other.cacheUnknown;
        if (other.extraBlocks != Table.MISSING) {
            extra(other.extraBlocks);
        }
    }

    /// Adds what lies between two shares of another tally's time, 0 to 1; blocks are left out. Adding all shares one
    /// after the other adds exactly the whole.
    void addShare(Tally other, double from, double to) {
        for (int i = 0; i < micros.length; i++) {
            micros[i] += Math.round(other.micros[i] * to) - Math.round(other.micros[i] * from);
        }
        whole += Math.round(other.whole * to) - Math.round(other.whole * from);
    }

    void clear() {
        Arrays.fill(micros, 0);
        whole = 0;
        hitBlocks = 0;
        tier2Blocks = 0;
        tier3Blocks = 0;
        unsplitBlocks = 0;
        tempBlocks = 0;
        extraBlocks = Table.MISSING;
        split = Provenance.MISSING;
        cacheUnknown = false;
    }

    long whole() {
        return whole;
    }

    long micros(Part part) {
        return micros[part.ordinal()];
    }

    /// Time of a component, without what is unaccounted.
    long micros(Component component) {
        if (component == Component.UNACCOUNTED) {
            return unaccounted();
        }
        long sum = 0;
        for (int part : PARTS_OF[component.ordinal()]) {
            sum += micros[part];
        }
        return sum;
    }

    /// Whether any part of a component has a time, even one that others cancel out.
    boolean has(Component component) {
        for (int part : PARTS_OF[component.ordinal()]) {
            if (micros[part] != 0) {
                return true;
            }
        }
        return false;
    }

    long unaccounted() {
        long rest = whole;
        for (long part : micros) {
            rest -= part;
        }
        return rest;
    }

    Ledger ledger(Set<Component> unknown) {
        List<Ledger.Entry> entries = new ArrayList<>();
        EnumSet<Component> missing = EnumSet.noneOf(Component.class);
        missing.addAll(unknown);
        for (Part part : PARTS) {
            if (micros[part.ordinal()] != 0) {
                entries.add(new Ledger.Entry(part.component, micros[part.ordinal()], part.provenance));
                missing.remove(part.component);
            }
        }
        entries.add(new Ledger.Entry(Component.UNACCOUNTED, unaccounted(), Provenance.DERIVED));
        return new Ledger(whole, entries, missing);
    }

    Tiers tiers(TierModel model) {
        return new Tiers(
                hitBlocks, tier2Blocks, tier3Blocks, unsplitBlocks, split, model.thresholdMicros(), extraBlocks);
    }
}

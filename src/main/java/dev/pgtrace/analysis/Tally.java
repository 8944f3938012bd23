package dev.pgtrace.analysis;

import dev.pgtrace.model.Component;
import dev.pgtrace.model.Provenance;
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
        TIER2(Component.TIER2, Provenance.ESTIMATED),
        TIER3(Component.TIER3, Provenance.ESTIMATED),
        UNSPLIT(Component.READS_UNSPLIT, Provenance.MEASURED),
        TEMP_IO(Component.TEMP_IO, Provenance.MEASURED),
        WAL(Component.WAL_WRITES, Provenance.MEASURED),
        LOCKS(Component.LOCK_WAITS, Provenance.MEASURED),
        OTHER(Component.OTHER_WAITS, Provenance.MEASURED),
        CLIENT(Component.CLIENT, Provenance.MEASURED);

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
    }

    private static final Part[] PARTS = Part.values();

    private final long[] micros = new long[PARTS.length];
    private long whole;
    long hitBlocks;
    long tier2Blocks;
    long tier3Blocks;
    long unsplitBlocks;

    void add(Part part, long time) {
        micros[part.ordinal()] += time;
    }

    void addWhole(long time) {
        whole += time;
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
    }

    void clear() {
        Arrays.fill(micros, 0);
        whole = 0;
        hitBlocks = 0;
        tier2Blocks = 0;
        tier3Blocks = 0;
        unsplitBlocks = 0;
    }

    long whole() {
        return whole;
    }

    long micros(Part part) {
        return micros[part.ordinal()];
    }

    /// Time of a component, without what is unaccounted.
    long micros(Component component) {
        long sum = 0;
        for (Part part : PARTS) {
            if (part.component == component) {
                sum += micros[part.ordinal()];
            }
        }
        return component == Component.UNACCOUNTED ? unaccounted() : sum;
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
        Provenance split = tier2Blocks + tier3Blocks > 0 ? Provenance.ESTIMATED : Provenance.MISSING;
        return new Tiers(hitBlocks, tier2Blocks, tier3Blocks, unsplitBlocks, split, model.thresholdMicros());
    }
}

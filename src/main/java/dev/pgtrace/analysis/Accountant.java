package dev.pgtrace.analysis;

import dev.pgtrace.model.Component;
import dev.pgtrace.model.CursorColumn;
import dev.pgtrace.model.Dialect;
import dev.pgtrace.model.ExecutionColumn;
import dev.pgtrace.model.Table;
import dev.pgtrace.model.TableReader;
import dev.pgtrace.model.Trace;
import java.util.EnumSet;
import java.util.Set;

/// Accounts for the time of planning and of executions, one after the other. Reused, not thread-safe.
///
/// An execution's whole is its elapsed time without nested executions. CPU is as measured from executor start to
/// end, which is a little more than the elapsed time covers, and reads served by the operating system's cache are
/// copied by the processor: so CPU and reads overlap and *unaccounted* may be negative. Tier 1 is taken out of CPU.
/// Planning is CPU work as far as the tracers tell, so its time counts as CPU, estimated.
final class Accountant {
    private final Trace trace;
    private final TierModel model;
    private final TableReader<CursorColumn> cursors;
    private final Trust trust;
    private final Nesting nesting;
    private final PlanWalk walk;

    Accountant(Trace trace, TierModel model) {
        this.trace = trace;
        this.model = model;
        this.cursors = new TableReader<>(trace.cursors());
        this.trust = new Trust(trace);
        this.nesting = new Nesting(trace, trust);
        this.walk = new PlanWalk(trace);
    }

    Trust trust() {
        return trust;
    }

    Nesting nesting() {
        return nesting;
    }

    /// The plan loaded by the last [#execution].
    PlanWalk walk() {
        return walk;
    }

    void planning(int cursor, Tally into) {
        long micros = cursors.get(cursor, CursorColumn.PARSE_MICROS);
        if (micros == Table.MISSING) {
            return;
        }
        into.addWhole(micros);
        long cpu = cursors.get(cursor, CursorColumn.PARSE_CPU_MICROS);
        if (cpu == Table.MISSING) {
            into.add(Tally.Part.CPU_ESTIMATED, micros);
        } else {
            into.add(Tally.Part.CPU, cpu);
        }
    }

    void execution(int execution, Tally into) {
        walk.load(execution);
        long elapsed = trust.elapsed(execution);
        if (elapsed != Table.MISSING) {
            into.addWhole(elapsed - nesting.elapsed(execution));
        }
        long hits = trust.stats(execution, ExecutionColumn.HIT_BLOCKS);
        long ownHits = Math.max(0, Math.max(0, hits) - nesting.hits(execution));
        into.hitBlocks += ownHits;
        reads(execution, into);
        long cpu = trust.stats(execution, ExecutionColumn.CPU_MICROS);
        if (cpu != Table.MISSING && elapsed != Table.MISSING) {
            long own = Math.max(0, cpu - nesting.cpu(execution));
            long tier1 = Math.min(own, ownHits * model.hitNanos() / 1000);
            into.add(Tally.Part.TIER1, tier1);
            into.add(Tally.Part.CPU, own - tier1);
        }
    }

    /// What these traces cannot know, however much of it there was.
    Set<Component> unknown(Tally sums) {
        EnumSet<Component> unknown = EnumSet.noneOf(Component.class);
        if (trace.info().dialect() != Dialect.ORACLE_10046) {
            unknown.addAll(EnumSet.of(
                    Component.TEMP_IO,
                    Component.WAL_WRITES,
                    Component.LOCK_WAITS,
                    Component.OTHER_WAITS,
                    Component.CLIENT));
        }
        if (sums.unsplitBlocks > 0) {
            unknown.add(Component.TIER2);
            unknown.add(Component.TIER3);
            unknown.add(Component.READS_UNSPLIT);
        }
        if (sums.micros(Tally.Part.CPU) == 0 && sums.micros(Tally.Part.TIER1) == 0) {
            unknown.add(Component.CPU);
            unknown.add(Component.TIER1);
        }
        return unknown;
    }

    private void reads(int execution, Tally into) {
        long printed = trust.stats(execution, ExecutionColumn.READ_BLOCKS);
        long own = Math.max(0, Math.max(0, printed) - nesting.reads(execution));
        long cacheBlocks = 0;
        long diskBlocks = 0;
        long cacheMicros = 0;
        long diskMicros = 0;
        if (walk.size > 0 && trust.ownPlanFigures(execution)) {
            for (int i = 0; i < walk.size; i++) {
                if (walk.selfReads[i] > 0) {
                    ReadSplit split = walk.split(i, model);
                    cacheBlocks += split.cacheBlocks();
                    diskBlocks += split.diskBlocks();
                    cacheMicros += split.cacheMicros();
                    diskMicros += split.diskMicros();
                }
            }
        }
        if (cacheBlocks + diskBlocks > own) {
            // Nested executions read through this plan's nodes too: their part is theirs.
            double keep = (double) own / (cacheBlocks + diskBlocks);
            cacheBlocks = Math.round(cacheBlocks * keep);
            diskBlocks = own - cacheBlocks;
            cacheMicros = Math.round(cacheMicros * keep);
            diskMicros = Math.round(diskMicros * keep);
        }
        into.tier2Blocks += cacheBlocks;
        into.tier3Blocks += diskBlocks;
        into.unsplitBlocks += own - cacheBlocks - diskBlocks;
        if (trust.elapsed(execution) != Table.MISSING) {
            into.add(Tally.Part.TIER2, cacheMicros);
            into.add(Tally.Part.TIER3, diskMicros);
        }
    }
}

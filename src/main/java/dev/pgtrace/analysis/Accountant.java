package dev.pgtrace.analysis;

import dev.pgtrace.model.Component;
import dev.pgtrace.model.ExecutionColumn;
import dev.pgtrace.model.Provenance;
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
/// Planning counts as the CPU that was measured for it; where none was, all of it is taken to be CPU, estimated.
///
/// Tiers come from the surest source that the execution has: what the kernel counted ([DeviceReads]), else a guess from
/// the times of its plan's reads, else they stay unsplit.
final class Accountant {
    private static final Component[] COMPONENTS = Component.values();

    private final Trace trace;
    private final TierModel model;
    private final Trust trust;
    private final DeviceReads device;
    private final Nesting nesting;
    private final WaitAccounts waits;
    private final Backends backends;
    private final Knowledge knowledge;
    private final PlanWalk walk;

    Accountant(Trace trace, TierModel model) {
        TableReader<ExecutionColumn> executions = new TableReader<>(trace.executions());
        this.trace = trace;
        this.model = model;
        this.trust = new Trust(executions);
        this.device = new DeviceReads(trace, executions);
        this.nesting = new Nesting(trace, executions, trust, device);
        this.waits = new WaitAccounts(trace, executions);
        this.backends = new Backends(trace, nesting.parents());
        this.knowledge = new Knowledge(trace, backends);
        this.walk = new PlanWalk(trace, executions);
    }

    private Accountant(Accountant same) {
        TableReader<ExecutionColumn> executions = new TableReader<>(same.trace.executions());
        this.trace = same.trace;
        this.model = same.model;
        this.trust = new Trust(executions);
        this.device = new DeviceReads(trace, executions);
        this.nesting = same.nesting.alike(trace, executions, trust, device);
        this.waits = same.waits.alike(trace, executions);
        this.backends = same.backends;
        this.knowledge = same.knowledge;
        this.walk = new PlanWalk(trace, executions);
    }

    /// The same for another thread, with what this one has worked out of the whole trace.
    Accountant alike() {
        return new Accountant(this);
    }

    Trust trust() {
        return trust;
    }

    Nesting nesting() {
        return nesting;
    }

    Planning planning() {
        return nesting.planning();
    }

    WaitAccounts waits() {
        return waits;
    }

    Backends backends() {
        return backends;
    }

    /// The plan loaded by the last [#execution].
    PlanWalk walk() {
        return walk;
    }

    /// The planning that counts for an execution.
    void planning(int execution, Tally into) {
        long micros = planning().micros(execution);
        if (micros != Table.MISSING) {
            planned(micros, planning().cpu(execution), into);
        }
    }

    /// The planning of a cursor by itself.
    void planningOfCursor(int cursor, Tally into) {
        long micros = planning().ofCursor(cursor);
        if (micros != Table.MISSING) {
            planned(micros, planning().cpuOfCursor(cursor), into);
        }
    }

    private static void planned(long micros, long cpu, Tally into) {
        into.addWhole(micros);
        if (cpu == Table.MISSING) {
            into.add(Tally.Part.CPU_ESTIMATED, micros);
        } else {
            into.add(Tally.Part.CPU, cpu);
        }
    }

    void execution(int execution, Tally into) {
        walk.load(execution);
        ownTime(execution, into);
        temp(execution, into);
        reads(execution, into);
    }

    /// Adds everything but what files of its own took and the reads, which alone need the plan.
    void ownTime(int execution, Tally into) {
        long elapsed = trust.elapsed(execution);
        if (elapsed != Table.MISSING) {
            into.addWhole(elapsed - nesting.elapsed(execution));
        }
        long ownHits = ownHits(execution);
        into.hitBlocks += ownHits;
        long cpu = nesting.inclusive().cpu(execution);
        if (cpu != Table.MISSING && elapsed != Table.MISSING) {
            long own = Math.max(0, cpu - nesting.cpu(execution));
            long tier1 = Math.min(own, ownHits * model.hitNanos() / 1000);
            boolean shared = nesting.inclusive().isCpuShared(execution) || nesting.hasShares(execution);
            into.add(Tally.Part.TIER1, tier1);
            into.add(shared ? Tally.Part.CPU_ESTIMATED : Tally.Part.CPU, own - tier1);
        }
    }

    /// Planning and running without nested executions, or missing: the whole that [#execution] and [#planning] add.
    long ownMicros(int execution) {
        long elapsed = trust.elapsed(execution);
        long planning = planning().micros(execution);
        if (elapsed == Table.MISSING) {
            return planning;
        }
        return elapsed - nesting.elapsed(execution) + (planning == Table.MISSING ? 0 : planning);
    }

    /// Whether anything of an execution was timed: the run or its planning.
    boolean isTimed(int execution) {
        return trust.elapsed(execution) != Table.MISSING || planning().micros(execution) != Table.MISSING;
    }

    /// Own blocks found in shared buffers.
    long ownHits(int execution) {
        long hits = trust.stats(execution, ExecutionColumn.HIT_BLOCKS);
        return Math.max(0, Math.max(0, hits) - nesting.hits(execution));
    }

    /// Whether the device's reads of an execution are known, by themselves or as its share.
    boolean isCounted(int execution) {
        return device.isKnown(execution) || nesting.inclusive().isDeviceShared(execution);
    }

    /// Whether of an execution only the reads from the device are known.
    boolean isCacheUnknown(int execution) {
        return device.isKnown(execution) && !device.tellsReads(execution) && !trust.flagged(execution);
    }

    /// Adds what [#execution] adds of the reads, and nothing else. Where nothing was read, or no read was timed, there
    /// is nothing to split, so that the plan is not needed.
    void onlyReads(int execution, Tally into) {
        if (isCounted(execution)) {
            if (countedReads(execution) > 0) {
                walk.loadReadTimes(execution);
            } else {
                walk.unload();
            }
            countedReads(execution, into);
        } else {
            long own = ownReads(execution);
            if (own > 0 && walk.hidesReadTimes(execution)) {
                into.unsplitBlocks += own;
            } else if (own > 0) {
                walk.loadReads(execution);
                guessedReads(execution, own, into);
            }
        }
    }

    private void reads(int execution, Tally into) {
        if (isCounted(execution)) {
            countedReads(execution, into);
        } else {
            guessedReads(execution, ownReads(execution), into);
        }
    }

    /// What files of its own took of an execution's time.
    void temp(int execution, Tally into) {
        long temp = trust.stats(execution, ExecutionColumn.TEMP_MICROS);
        into.add(Tally.Part.TEMP_IO, Math.max(0, Math.max(0, temp) - nesting.tempMicros(execution)));
    }

    /// What these traces cannot know, however much of it there was.
    Set<Component> unknown(Tally sums) {
        EnumSet<Component> unknown = EnumSet.noneOf(Component.class);
        for (Component component : COMPONENTS) {
            if (isUnknown(component, sums)) {
                unknown.add(component);
            }
        }
        return unknown;
    }

    boolean isUnknown(Component component, Tally sums) {
        return knowledge.isMissing(component)
                || switch (component) {
                    case CPU -> hasNoCpu(sums);
                    case TIER1 -> sums.cacheUnknown || hasNoCpu(sums);
                    case TIER2 -> sums.cacheUnknown || sums.unsplitBlocks > 0;
                    case TIER3, READS_UNSPLIT -> sums.unsplitBlocks > 0;
                    case TEMP_IO, WAL_WRITES, LOCK_WAITS, CLIENT, OTHER_WAITS, UNACCOUNTED -> false;
                };
    }

    private static boolean hasNoCpu(Tally sums) {
        return sums.micros(Tally.Part.CPU) == 0 && sums.micros(Tally.Part.TIER1) == 0;
    }

    private long ownReads(int execution) {
        long printed = trust.stats(execution, ExecutionColumn.READ_BLOCKS);
        return Math.max(0, Math.max(0, printed) - nesting.reads(execution));
    }

    /// Own blocks that were read, those of temporary files included, where the kernel counted the device's.
    private long countedReads(int execution) {
        return isCacheUnknown(execution)
                ? Math.max(0, device.tier3(execution) - nesting.tier3(execution))
                : ownReads(execution) + ownTempReads(execution);
    }

    private long ownTempReads(int execution) {
        long printed = trust.stats(execution, ExecutionColumn.TEMP_READ_BLOCKS);
        return Math.max(0, Math.max(0, printed) - nesting.tempReads(execution));
    }

    /// Tiers as the kernel counted them, or an execution's share of that.
    private void countedReads(int execution, Tally into) {
        long temp = ownTempReads(execution);
        long own = countedReads(execution);
        into.cacheUnknown |= isCacheUnknown(execution);
        into.tempBlocks += temp;
        long disk = Math.clamp(nesting.inclusive().tier3(execution) - nesting.tier3(execution), 0, own);
        long unsplit = 0;
        boolean shared = nesting.inclusive().isDeviceShared(execution) || nesting.hasShares(execution);
        if (device.isKnown(execution)) {
            unsplit = Math.min(own - disk, device.unsplit(execution, walk.parallel()));
            into.extra(trust.flagged(execution) ? 0 : device.extra(execution));
        }
        long micros = readMicros(execution);
        ReadSplit split = ReadSplit.counted(own - disk - unsplit, disk, unsplit, micros);
        Provenance provenance = shared
                ? Provenance.ESTIMATED
                : device.provenance(nesting.inclusive().deviceOwner(execution));
        long unsplitMicros = Math.max(0, micros) - split.cacheMicros() - split.diskMicros();
        into.reads(split, unsplit, own == 0 ? 0 : unsplitMicros, provenance);
    }

    /// Wall time of an execution's own reads, or missing.
    private long readMicros(int execution) {
        if (trust.elapsed(execution) == Table.MISSING) {
            return Table.MISSING;
        }
        boolean own = walk.size > 0 && trust.ownPlanFigures(execution);
        long printed = trust.stats(execution, ExecutionColumn.READ_MICROS);
        if (printed != Table.MISSING && !(own && walk.parallel() == DeviceReads.Parallel.YES)) {
            return Math.max(0, printed - nesting.readMicros(execution));
        }
        long inNodes = Table.MISSING;
        for (int i = 0; own && i < walk.size; i++) {
            if (walk.selfReadMicros[i] != Table.MISSING) {
                inNodes = Math.max(0, inNodes) + walk.readMicros(i);
            }
        }
        return inNodes == Table.MISSING ? printed : inNodes;
    }

    /// @param own blocks that it read itself
    private void guessedReads(int execution, long own, Tally into) {
        long cacheBlocks = 0;
        long diskBlocks = 0;
        long cacheMicros = 0;
        long diskMicros = 0;
        if (walk.size > 0 && trust.ownPlanFigures(execution)) {
            for (int i = 0; i < walk.size; i++) {
                if (walk.selfReads[i] > 0 && walk.selfReadMicros[i] != Table.MISSING) {
                    ReadSplit split = walk.guess(i, model);
                    cacheBlocks += split.cacheBlocks();
                    diskBlocks += split.diskBlocks();
                    cacheMicros += split.cacheMicros();
                    diskMicros += split.diskMicros();
                }
            }
        } else if (walk.size == 0 && own > 0 && readMicros(execution) != Table.MISSING) {
            ReadSplit split = ReadSplit.of(own, readMicros(execution), model);
            cacheBlocks = split.cacheBlocks();
            diskBlocks = split.diskBlocks();
            cacheMicros = split.cacheMicros();
            diskMicros = split.diskMicros();
        }
        if (cacheBlocks + diskBlocks > own) {
            // Nested executions read through this plan's nodes too: their part is theirs.
            double keep = (double) own / (cacheBlocks + diskBlocks);
            cacheBlocks = Math.round(cacheBlocks * keep);
            diskBlocks = own - cacheBlocks;
            cacheMicros = Math.round(cacheMicros * keep);
            diskMicros = Math.round(diskMicros * keep);
        }
        into.split(cacheBlocks, diskBlocks, Provenance.ESTIMATED);
        into.unsplitBlocks += own - cacheBlocks - diskBlocks;
        if (trust.elapsed(execution) != Table.MISSING) {
            into.add(Tally.Part.TIER2, cacheMicros);
            into.add(Tally.Part.TIER3, diskMicros);
        }
    }
}

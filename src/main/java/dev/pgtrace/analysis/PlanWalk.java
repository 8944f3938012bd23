package dev.pgtrace.analysis;

import dev.pgtrace.model.Dialect;
import dev.pgtrace.model.ExecutionColumn;
import dev.pgtrace.model.NodeColumn;
import dev.pgtrace.model.PlanShapes;
import dev.pgtrace.model.Provenance;
import dev.pgtrace.model.Table;
import dev.pgtrace.model.TableReader;
import dev.pgtrace.model.Trace;
import java.util.Arrays;
import java.util.BitSet;

/// Walks the plan of one execution after the other and works out what each node did itself. Reused, not
/// thread-safe.
///
/// Below a Gather the tracer's figures are sums over processes. Blocks stay sums; times are divided by the number
/// of processes, so that they compare with the wall clock.
final class PlanWalk {
    private static final int[] NONE = {};
    private static final int MOST_SHAPES = 1024;

    private final Trace trace;
    private final TableReader<NodeColumn> nodes;
    private final TableReader<ExecutionColumn> executions;
    private final PlanShapes shapes;
    private final byte[] gather;
    private final boolean fineCpu;
    private final DeviceReads device;
    private final InitPlans initPlans;
    /// Parents of the nodes of shapes that were loaded before; the most frequent shapes mostly come first in a trace.
    private final int[][] parents;
    /// Whether nodes of the loaded shape may have run in several processes.
    private boolean gathers;
    /// Shapes of which that is so.
    private final BitSet gathering = new BitSet();
    private final NodeTiers tiers = new NodeTiers();

    int shape = -1;
    /// How many executions the figures are sums of; 1 unless the format adds up.
    int summedExecutions = 1;
    int size;
    int first;
    int[] parent = NONE;
    /// 1 for all where the loaded shape gathers nothing.
    long[] processes = ones(64);
    long[] loops = new long[64];
    /// Wall time with children, or missing.
    long[] totalMicros = new long[64];
    long[] selfMicros = new long[64];
    long[] selfHits = new long[64];
    long[] selfReads = new long[64];
    /// As printed, over all processes; missing where the reads were not timed.
    long[] selfReadMicros = new long[64];
    /// With children.
    private long[] hits = new long[64];
    private long[] reads = new long[64];
    private long[] readMicros = new long[64];

    /// How much of the nodes' time beside reads is CPU at most: 1, or less where the execution measured less CPU
    /// than they took time. Only a serial plan tells, and only a format whose CPU figure is finer than the
    /// statements.
    double cpuShare = 1;

    PlanWalk(Trace trace) {
        this(trace, new TableReader<>(trace.executions()));
    }

    PlanWalk(Trace trace, TableReader<ExecutionColumn> executions) {
        this.trace = trace;
        this.nodes = new TableReader<>(trace.nodes());
        this.executions = executions;
        this.shapes = trace.shapes();
        this.parents = new int[Math.min(shapes.size(), MOST_SHAPES)][];
        this.fineCpu = isFine(trace.info().dialect());
        this.device = new DeviceReads(trace, executions);
        this.initPlans = new InitPlans(trace);
        this.gather = new byte[trace.names().size()];
    }

    private static boolean isFine(Dialect dialect) {
        return switch (dialect) {
            case ULTIMATE_5, ULTIMATE, ORACLE_10046, RECORDING, SERVER_LOG, EXPLAIN -> true;
            case ULTIMATE_4, ULTIMATE_3, ULTIMATE_2, ULTIMATE_1, ENHANCED, MVP, BASE -> false;
        };
    }

    /// Loads the plan of an execution.
    ///
    /// @return false where it has none
    boolean load(int execution) {
        if (!loadReads(execution)) {
            return false;
        }
        times();
        hits();
        cpuShare = cpuShare(execution);
        return true;
    }

    /// Loads of the plan of an execution what tells its reads: their blocks, times, tiers and processes.
    ///
    /// @return false where it has none
    boolean loadReads(int execution) {
        if (!loadReadTimes(execution)) {
            return false;
        }
        if (device.isKnown(execution)) {
            tiers.count(this, execution, device);
        }
        return true;
    }

    /// The same without how the reads split, for executions of which that is counted.
    ///
    /// @return false where it has none
    boolean loadReadTimes(int execution) {
        int shapeId = (int) executions.get(execution, ExecutionColumn.SHAPE);
        if (shapeId < 0) {
            unload();
            return false;
        }
        first = (int) executions.get(execution, ExecutionColumn.FIRST_NODE);
        if (shapeId != shape || size == 0) {
            enter(shapeId);
        }
        summedExecutions = (int) Math.max(1, executions.get(execution, ExecutionColumn.PLAN_EXECUTIONS));
        initPlans.begin();
        reads();
        tiers.clear();
        return true;
    }

    /// Whether an execution has a plan whose nodes tell no times of reads.
    boolean hidesReadTimes(int execution) {
        int shapeId = (int) executions.get(execution, ExecutionColumn.SHAPE);
        if (shapeId < 0) {
            return false;
        }
        int from = (int) executions.get(execution, ExecutionColumn.FIRST_NODE);
        int to = from + shapes.nodeCount(shapeId);
        for (int node = from; node < to; node++) {
            if (nodes.get(node, NodeColumn.READ_MICROS) != Table.MISSING) {
                return false;
            }
        }
        return true;
    }

    /// There is no plan, or it is not needed.
    void unload() {
        size = 0;
    }

    private void enter(int shapeId) {
        shape = shapeId;
        size = shapes.nodeCount(shapeId);
        ensure(size);
        if (gathers) {
            Arrays.fill(processes, 1);
        }
        if (shapeId >= parents.length) {
            parent = parents(shapeId);
        } else {
            if (parents[shapeId] == null) {
                parents[shapeId] = parents(shapeId);
            }
            parent = parents[shapeId];
        }
        gathers = gathering.get(shapeId);
    }

    private int[] parents(int shapeId) {
        int[] above = new int[size];
        for (int i = 0; i < size; i++) {
            above[i] = shapes.parent(shapeId, i);
            if (above[i] >= 0 && isGather(shapes.label(shapeId, above[i]))) {
                gathering.set(shapeId);
            }
        }
        return above;
    }

    /// Whether the loaded plan ran with parallel workers.
    DeviceReads.Parallel parallel() {
        for (int i = 0; gathers && i < size; i++) {
            if (processes[i] > 1) {
                return DeviceReads.Parallel.YES;
            }
        }
        return DeviceReads.Parallel.NO;
    }

    /// How the split of a node's reads is known.
    Provenance splitProvenance() {
        return tiers.provenance();
    }

    /// Wall time of a node's reads, 0 where they were not timed.
    long readMicros(int node) {
        return Math.max(0, selfReadMicros[node]) / processes[node];
    }

    /// Whether the node's blocks were made less by those of an InitPlan or a CTE that it was the first to need, as
    /// EXPLAIN counts them in both.
    boolean sharesInitPlan(int node) {
        return initPlans.isUser(node);
    }

    /// Whether the file prints no children of such a node, although it has some. EXPLAIN prints all.
    boolean hidesChildren(int node) {
        return !initPlans.isExplained() && NodeNames.hidesChildren(trace.name(shapes.label(shape, node)));
    }

    /// Adds a node's reads and their time.
    void addReads(int node, TierModel model, Tally into) {
        ReadSplit split = split(node, model);
        long unsplit = selfReads[node] - split.cacheBlocks() - split.diskBlocks();
        long unsplitMicros =
                tiers.isCounted() ? Math.max(0, readMicros(node) - split.cacheMicros() - split.diskMicros()) : 0;
        into.reads(split, unsplit, unsplitMicros, splitProvenance());
    }

    private double cpuShare(int execution) {
        long cpu = executions.get(execution, ExecutionColumn.CPU_MICROS);
        if (!fineCpu || cpu == Table.MISSING || summedExecutions > 1) {
            return 1;
        }
        long busy = 0;
        for (int i = 0; i < size; i++) {
            if (processes[i] > 1) {
                return 1;
            }
            busy += Math.max(0, selfMicros[i]) - Math.max(0, selfReadMicros[i]);
        }
        return busy <= cpu ? 1 : (double) cpu / busy;
    }

    /// How the reads of a node split, in wall time.
    ReadSplit split(int node, TierModel model) {
        if (tiers.isCounted()) {
            return ReadSplit.counted(tiers.cache(node), tiers.disk(node), tiers.unsplit(node), readMicros(node));
        }
        if (selfReadMicros[node] == Table.MISSING || selfReads[node] == 0) {
            return ReadSplit.NONE;
        }
        return guess(node, model);
    }

    /// The same for reads that were timed and not counted.
    ReadSplit guess(int node, TierModel model) {
        ReadSplit split = ReadSplit.of(selfReads[node], selfReadMicros[node], model);
        long divisor = processes[node];
        return divisor == 1
                ? split
                : new ReadSplit(
                        split.cacheBlocks(),
                        split.diskBlocks(),
                        split.cacheMicros() / divisor,
                        split.diskMicros() / divisor);
    }

    // Children come after their parents: from the last to the first every node is still whole when it is taken off.

    private void reads() {
        for (int i = 0; i < size; i++) {
            int row = first + i;
            if (gathers) {
                processes[i] = processes(i);
            }
            reads[i] = nodes.orZero(row, NodeColumn.READ_BLOCKS);
            long timed = nodes.get(row, NodeColumn.READ_MICROS);
            readMicros[i] = Math.max(0, timed);
            selfReads[i] = reads[i];
            selfReadMicros[i] = timed == Table.MISSING && reads[i] == 0 ? 0 : timed;
        }
        for (int i = size - 1; i > 0; i--) {
            int from = parent[i];
            if (from >= 0) {
                selfReads[from] -= reads[i];
                if (selfReadMicros[from] != Table.MISSING) {
                    selfReadMicros[from] -= readMicros[i];
                }
            }
        }
        initPlans.settleBlocks(this, selfReads);
        initPlans.settleTimes(this, selfReadMicros);
        for (int i = 0; i < size; i++) {
            selfReads[i] = Math.max(0, selfReads[i]);
            if (selfReadMicros[i] != Table.MISSING) {
                selfReadMicros[i] = selfReads[i] == 0 ? 0 : Math.max(0, selfReadMicros[i]);
            }
        }
    }

    private void hits() {
        for (int i = 0; i < size; i++) {
            hits[i] = nodes.orZero(first + i, NodeColumn.HIT_BLOCKS);
            selfHits[i] = hits[i];
        }
        for (int i = size - 1; i > 0; i--) {
            if (parent[i] >= 0) {
                selfHits[parent[i]] -= hits[i];
            }
        }
        initPlans.settleBlocks(this, selfHits);
        for (int i = 0; i < size; i++) {
            selfHits[i] = Math.max(0, selfHits[i]);
        }
    }

    private void times() {
        for (int i = 0; i < size; i++) {
            int row = first + i;
            loops[i] = nodes.get(row, NodeColumn.LOOPS);
            long total = nodes.get(row, NodeColumn.TOTAL_MICROS);
            totalMicros[i] = total == Table.MISSING ? total : total / processes[i];
            selfMicros[i] = totalMicros[i];
        }
        for (int i = size - 1; i > 0; i--) {
            int from = parent[i];
            if (from >= 0 && totalMicros[i] != Table.MISSING && totalMicros[from] != Table.MISSING) {
                selfMicros[from] -= totalMicros[i];
            }
        }
        initPlans.settleTimes(this, selfMicros);
        for (int i = 0; i < size; i++) {
            if (selfMicros[i] != Table.MISSING) {
                selfMicros[i] = Math.max(0, selfMicros[i]);
            }
        }
    }

    private long processes(int node) {
        int above = parent[node];
        if (above < 0) {
            return 1;
        }
        if (!isGather(shapes.label(shape, above))) {
            return processes[above];
        }
        long loops = nodes.get(first + node, NodeColumn.LOOPS);
        if (loops <= 0) {
            return processes[above];
        }
        long starts = Math.max(1, nodes.get(first + above, NodeColumn.LOOPS));
        return processes[above] * Math.max(1, Math.round((double) loops / starts));
    }

    private boolean isGather(int label) {
        if (gather[label] == 0) {
            gather[label] = (byte) (NodeNames.isGather(trace.name(label)) ? 1 : -1);
        }
        return gather[label] > 0;
    }

    private static long[] ones(int count) {
        long[] ones = new long[count];
        Arrays.fill(ones, 1);
        return ones;
    }

    private void ensure(int wanted) {
        if (wanted <= processes.length) {
            return;
        }
        int length = Math.max(wanted, processes.length * 2);
        processes = ones(length);
        loops = Arrays.copyOf(loops, length);
        totalMicros = Arrays.copyOf(totalMicros, length);
        selfMicros = Arrays.copyOf(selfMicros, length);
        selfHits = Arrays.copyOf(selfHits, length);
        selfReads = Arrays.copyOf(selfReads, length);
        selfReadMicros = Arrays.copyOf(selfReadMicros, length);
        hits = Arrays.copyOf(hits, length);
        reads = Arrays.copyOf(reads, length);
        readMicros = Arrays.copyOf(readMicros, length);
    }
}

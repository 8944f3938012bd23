package dev.pgtrace.analysis;

import dev.pgtrace.base.pool.LongIntMap;
import dev.pgtrace.model.CursorColumn;
import dev.pgtrace.model.ExecutionColumn;
import dev.pgtrace.model.TableReader;
import dev.pgtrace.model.Trace;
import java.util.Arrays;

/// What nested executions took of the ones around them, so that nothing is counted twice.
final class Nesting {
    private final LongIntMap slots = new LongIntMap();
    private final int[] firstExecution;
    private long[] elapsed = new long[16];
    private long[] cpu = new long[16];
    private long[] hits = new long[16];
    private long[] reads = new long[16];

    Nesting(Trace trace, Trust trust) {
        TableReader<ExecutionColumn> executions = new TableReader<>(trace.executions());
        firstExecution = new int[trace.cursors().size()];
        Arrays.fill(firstExecution, -1);
        for (int e = 0; e < executions.size(); e++) {
            int cursor = (int) executions.get(e, ExecutionColumn.CURSOR);
            boolean first = cursor >= 0 && firstExecution[cursor] < 0;
            if (first) {
                firstExecution[cursor] = e;
            }
            int parent = (int) executions.get(e, ExecutionColumn.PARENT);
            if (parent >= 0) {
                int slot = slot(parent);
                elapsed[slot] += Math.max(0, trust.elapsed(e));
                if (first) {
                    elapsed[slot] += trace.cursors().orZero(cursor, CursorColumn.PARSE_MICROS);
                    cpu[slot] += trace.cursors().orZero(cursor, CursorColumn.PARSE_CPU_MICROS);
                }
                cpu[slot] += Math.max(0, trust.stats(e, ExecutionColumn.CPU_MICROS));
                hits[slot] += Math.max(0, trust.stats(e, ExecutionColumn.HIT_BLOCKS));
                reads[slot] += Math.max(0, trust.stats(e, ExecutionColumn.READ_BLOCKS));
            }
        }
    }

    /// The first execution of a cursor, or -1.
    int firstExecution(int cursor) {
        return firstExecution[cursor];
    }

    long elapsed(int parent) {
        return of(elapsed, parent);
    }

    long cpu(int parent) {
        return of(cpu, parent);
    }

    long hits(int parent) {
        return of(hits, parent);
    }

    long reads(int parent) {
        return of(reads, parent);
    }

    private long of(long[] sums, int parent) {
        int slot = slots.size() == 0 ? -1 : slots.get(parent);
        return slot < 0 ? 0 : sums[slot];
    }

    private int slot(int parent) {
        int slot = slots.get(parent);
        if (slot < 0) {
            slot = slots.size();
            slots.put(parent, slot);
            if (slot == elapsed.length) {
                elapsed = Arrays.copyOf(elapsed, slot * 2);
                cpu = Arrays.copyOf(cpu, slot * 2);
                hits = Arrays.copyOf(hits, slot * 2);
                reads = Arrays.copyOf(reads, slot * 2);
            }
        }
        return slot;
    }
}

package dev.pgtrace.format;

import dev.pgtrace.model.TraceCounts;

/// The figures of [TraceCounts] for events, as the charter of this package defines them.
final class EventTally {
    long parses;
    long cursors;
    long executions;
    long finished;
    long binds;
    long nullBinds;
    long plans;
    long nodes;
    long executedNodes;
    long waits;
    /// Cursors without any plan so far.
    long incomplete;

    private long planningMicros;
    private long elapsedMicros;
    private long cpuMicros;
    private long hitBlocks;
    private long readBlocks;
    private long rows;

    void execution(long planning, long elapsed, long cpu, long hit, long read, long rowCount) {
        executions++;
        planningMicros = sum(planningMicros, planning);
        cpuMicros = sum(cpuMicros, cpu);
        hitBlocks = sum(hitBlocks, hit);
        readBlocks = sum(readBlocks, read);
        if (elapsed >= 0) {
            finished++;
            elapsedMicros = sum(elapsedMicros, elapsed);
            rows = sum(rows, rowCount);
        }
    }

    /// Adds what is known, without overflow.
    private static long sum(long sum, long value) {
        long result = sum + Math.max(0, value);
        return result < sum ? sum : result;
    }

    TraceCounts counts() {
        return new TraceCounts(
                parses,
                cursors,
                executions,
                finished,
                binds,
                nullBinds,
                plans,
                nodes,
                executedNodes,
                waits,
                incomplete,
                planningMicros,
                elapsedMicros,
                cpuMicros,
                hitBlocks,
                readBlocks,
                rows);
    }
}

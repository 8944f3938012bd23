package dev.pgtrace.format.trc;

import dev.pgtrace.model.TraceCounts;

/// Figures as printed, summed while reading.
final class Tally {
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
    long incomplete;
    private long parseMicros;
    private long execMicros;
    private long cpuMicros;
    private long hitBlocks;
    private long readBlocks;
    private long rows;

    void restore(TraceCounts counts) {
        parses = counts.parses();
        cursors = counts.cursors();
        executions = counts.executions();
        finished = counts.finishedExecutions();
        binds = counts.binds();
        nullBinds = counts.nullBinds();
        plans = counts.plans();
        nodes = counts.planNodes();
        executedNodes = counts.executedNodes();
        waits = counts.waits();
        incomplete = counts.incomplete();
        parseMicros = counts.parseMicros();
        execMicros = counts.execMicros();
        cpuMicros = counts.cpuMicros();
        hitBlocks = counts.hitBlocks();
        readBlocks = counts.readBlocks();
        rows = counts.rows();
    }

    void parseMicros(long value) {
        parseMicros = sum(parseMicros, value);
    }

    void run(long micros, long count) {
        finished++;
        execMicros = sum(execMicros, micros);
        rows = sum(rows, count);
    }

    void stats(long hit, long read, long cpu) {
        hitBlocks = sum(hitBlocks, hit);
        readBlocks = sum(readBlocks, read);
        cpuMicros = sum(cpuMicros, cpu);
    }

    /// Adds what can be added: a number that was read, without overflow.
    private static long sum(long sum, long value) {
        if (value == Figures.ABSENT || value == Figures.BAD) {
            return sum;
        }
        long result = sum + value;
        return ((sum ^ result) & (value ^ result)) < 0 ? sum : result;
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
                parseMicros,
                execMicros,
                cpuMicros,
                hitBlocks,
                readBlocks,
                rows);
    }
}

package dev.pgtrace.format.oracle;

import dev.pgtrace.model.TraceCounts;

/// The figures as printed, see the package.
final class Tally {
    long parses;
    long executions;
    long binds;
    long nullBinds;
    long plans;
    long planNodes;
    long executedNodes;
    long waits;
    long execMicros;
    long parseMicros;
    long cpuMicros;
    long blocks;
    long readBlocks;
    long rows;

    /// Adds what PARSE, EXEC, FETCH and UNMAP have in common.
    void call(Figures figures) {
        cpuMicros = Figures.sum(cpuMicros, figures.cpuMicros);
        blocks = Figures.sum(blocks, figures.blocks);
        readBlocks = Figures.sum(readBlocks, figures.readBlocks);
        rows = Figures.sum(rows, figures.rows);
    }

    TraceCounts counts(long cursors) {
        return new TraceCounts(
                parses,
                cursors,
                executions,
                executions,
                binds,
                nullBinds,
                plans,
                planNodes,
                executedNodes,
                waits,
                0,
                parseMicros,
                execMicros,
                cpuMicros,
                blocks,
                readBlocks,
                rows);
    }
}

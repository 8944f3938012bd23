package dev.pgtrace.format.oracle;

import dev.pgtrace.model.Table;

/// Sums over calls. What no call printed stays missing.
final class Figures {
    /// Keeps sums of hostile numbers from wrapping.
    private static final long CAP = Long.MAX_VALUE / 4;

    long elapsedMicros = Table.MISSING;
    long cpuMicros = Table.MISSING;
    long rows = Table.MISSING;
    /// Consistent and current reads: Oracle counts the physical ones in them.
    long blocks = Table.MISSING;
    long readBlocks = Table.MISSING;

    void clear() {
        elapsedMicros = Table.MISSING;
        cpuMicros = Table.MISSING;
        rows = Table.MISSING;
        blocks = Table.MISSING;
        readBlocks = Table.MISSING;
    }

    void set(RecordFields fields, Clock clock) {
        elapsedMicros = clock.micros(fields.get(Field.E));
        cpuMicros = clock.micros(fields.get(Field.C));
        rows = fields.get(Field.R);
        blocks = sum(fields.get(Field.CR), fields.get(Field.CU));
        readBlocks = fields.get(Field.P);
    }

    void add(Figures more) {
        elapsedMicros = sum(elapsedMicros, more.elapsedMicros);
        cpuMicros = sum(cpuMicros, more.cpuMicros);
        rows = sum(rows, more.rows);
        blocks = sum(blocks, more.blocks);
        readBlocks = sum(readBlocks, more.readBlocks);
    }

    /// Takes away what nested calls account for; nothing goes below 0.
    void subtract(Figures nested) {
        elapsedMicros = less(elapsedMicros, nested.elapsedMicros);
        cpuMicros = less(cpuMicros, nested.cpuMicros);
        blocks = less(blocks, nested.blocks);
        readBlocks = less(readBlocks, nested.readBlocks);
    }

    /// Blocks that were found in the buffer cache.
    long hitBlocks() {
        return blocks == Table.MISSING ? Table.MISSING : Math.max(0, blocks - Math.max(0, readBlocks));
    }

    static long sum(long a, long b) {
        if (a == Table.MISSING) {
            return b;
        }
        return b == Table.MISSING ? a : Math.min(CAP, a + b);
    }

    private static long less(long whole, long part) {
        return whole == Table.MISSING ? whole : Math.max(0, whole - Math.max(0, part));
    }
}

package dev.pgtrace.format.trc;

import dev.pgtrace.model.NodeColumn;
import dev.pgtrace.model.TraceSink;
import java.util.Arrays;

/// Writes the nodes of one plan at a time, finding parents by indent.
final class PlanWriter {
    /// Nodes kept of one plan; a real one has some hundreds.
    static final int MOST = 50_000;

    private static final NodeColumn[] COLUMNS = NodeColumn.values();
    private static final int LEVELS = 160;

    private final TraceSink sink;
    private final int[] depths = new int[LEVELS];
    private final int[] positions = new int[LEVELS];
    private final byte[] name = new byte[NameTable.LONGEST];
    private int[] ids = new int[64];
    private int level;
    private int nodes;
    private boolean executed;

    PlanWriter(TraceSink sink) {
        this.sink = sink;
    }

    /// The names of another log are used from now on.
    void names(NameTable names) {
        if (ids.length < names.size()) {
            ids = new int[names.size() * 2];
        }
        Arrays.fill(ids, 0, names.size(), -1);
    }

    void begin() {
        nodes = 0;
        level = 0;
        executed = false;
    }

    int nodes() {
        return nodes;
    }

    boolean full() {
        return nodes >= MOST;
    }

    /// Adds the NODE record whose payload starts at `at`.
    ///
    /// @return how many of its numbers are none that a counter can give
    int add(RecordLog log, int at) {
        int depth = (int) log.word(at);
        while (level > 0 && depths[level - 1] >= depth) {
            level--;
        }
        int parent = level == 0 ? -1 : positions[level - 1];
        int row = sink.node(
                parent, name(log, log.word(at + 1)), name(log, log.word(at + 2)), name(log, log.word(at + 3)));
        depths[level] = depth;
        positions[level] = nodes;
        level++;
        boolean actual = (log.word(at + 4) & RecordLog.NODE_ACTUAL) != 0;
        if (nodes == 0) {
            executed = actual;
        }
        nodes++;
        int bad = 0;
        int word = at + 6;
        for (long mask = log.word(at + 5); mask != 0; mask &= mask - 1) {
            long value = log.word(word++);
            if (value < 0) {
                bad++;
            } else {
                sink.set(row, COLUMNS[Long.numberOfTrailingZeros(mask)], value);
            }
        }
        if (executed && !actual) {
            sink.set(row, NodeColumn.LOOPS, 0);
        }
        return bad;
    }

    private int name(RecordLog log, long local) {
        if (local < 0) {
            return -1;
        }
        int id = ids[(int) local];
        if (id < 0) {
            id = sink.name(name, 0, log.names().copy((int) local, name));
            ids[(int) local] = id;
        }
        return id;
    }
}

package dev.pgtrace.format;

import dev.pgtrace.model.ExecutionColumn;
import dev.pgtrace.model.IssueKind;
import dev.pgtrace.model.TraceSink;
import java.util.Arrays;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Finds the rows of outer executions, which servers mostly report after the nested ones. Bounded: remembers the
/// latest executions only, and gives up on the outer executions that were waited for longest.
final class Parents {
    private static final int KNOWN = 1 << 14;
    private static final int MOST_WAITING = 1 << 18;

    private final TraceSink sink;
    private final int mostWaiting;
    private long[] knownIds = new long[64];
    private int[] knownRows = new int[64];
    private final Map<Long, Children> waiting = new LinkedHashMap<>();
    private int waitingRows;

    Parents(TraceSink sink) {
        this(sink, MOST_WAITING);
    }

    /// @param mostWaiting nested executions that may wait at a time
    Parents(TraceSink sink, int mostWaiting) {
        this.sink = sink;
        this.mostWaiting = mostWaiting;
    }

    /// Takes an execution: gives it to those that waited for it, and it its own outer one.
    void add(int row, long id, long parent, long offset, long line) {
        if (parent > 0 && parent != id) {
            int known = slot(parent);
            if (knownIds[known] == parent) {
                sink.set(row, ExecutionColumn.PARENT, knownRows[known]);
            } else {
                waiting.computeIfAbsent(parent, key -> new Children(offset, line))
                        .add(row);
                waitingRows++;
            }
        }
        if (id > 0) {
            remember(id, row);
            arrived(id, row);
        }
        while (waitingRows > mostWaiting) {
            giveUpFirst();
        }
    }

    /// No more executions come.
    void finish() {
        while (!waiting.isEmpty()) {
            giveUpFirst();
        }
    }

    private void arrived(long id, int row) {
        @Nullable Children children = waiting.isEmpty() ? null : waiting.remove(id);
        if (children == null) {
            return;
        }
        waitingRows -= children.size;
        for (int i = 0; i < children.size; i++) {
            sink.set(children.rows[i], ExecutionColumn.PARENT, row);
        }
    }

    private void giveUpFirst() {
        Iterator<Children> first = waiting.values().iterator();
        Children children = first.next();
        first.remove();
        waitingRows -= children.size;
        sink.issue(IssueKind.PARENT_MISSING, children.size, children.offset, children.line, "");
    }

    /// Keeps the latest executions: ids rise, so each takes the place of the oldest.
    private void remember(long id, int row) {
        int slot = slot(id);
        if (knownIds[slot] != 0 && knownIds.length < KNOWN) {
            long[] ids = knownIds;
            int[] rows = knownRows;
            knownIds = new long[KNOWN];
            knownRows = new int[KNOWN];
            for (int i = 0; i < ids.length; i++) {
                knownIds[slot(ids[i])] = ids[i];
                knownRows[slot(ids[i])] = rows[i];
            }
            slot = slot(id);
        }
        knownIds[slot] = id;
        knownRows[slot] = row;
    }

    private int slot(long id) {
        return (int) id & knownIds.length - 1;
    }

    /// Rows that wait for the same outer execution.
    private static final class Children {
        private final long offset;
        private final long line;
        private int[] rows = new int[4];
        private int size;

        Children(long offset, long line) {
            this.offset = offset;
            this.line = line;
        }

        void add(int row) {
            if (size == rows.length) {
                rows = Arrays.copyOf(rows, size * 2);
            }
            rows[size++] = row;
        }
    }
}

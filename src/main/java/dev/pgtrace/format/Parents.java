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
    private final long[] knownIds = new long[KNOWN];
    private final int[] knownRows = new int[KNOWN];
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
            int slot = slot(id);
            knownIds[slot] = id;
            knownRows[slot] = row;
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

    private static int slot(long id) {
        return (int) id & KNOWN - 1;
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

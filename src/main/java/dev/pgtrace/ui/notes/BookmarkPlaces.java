package dev.pgtrace.ui.notes;

import dev.pgtrace.app.Bookmark;
import dev.pgtrace.base.task.CancelToken;
import dev.pgtrace.model.CursorColumn;
import dev.pgtrace.model.ExecutionColumn;
import dev.pgtrace.model.StatementColumn;
import dev.pgtrace.model.Trace;
import dev.pgtrace.ui.kit.Selection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Finds bookmarks in a trace: one look at the statements and one at the executions, however many there are.
final class BookmarkPlaces {
    private BookmarkPlaces() {}

    /// @return by id; without those that the trace does not have, and those of times, which have no row
    static Map<String, Selection> in(Trace trace, List<Bookmark> bookmarks, CancelToken cancel) {
        Map<String, Selection> found = new HashMap<>();
        Map<Long, Integer> statements = statements(trace, bookmarks);
        Map<Long, Integer> executions = executions(trace, bookmarks, cancel);
        for (Bookmark bookmark : bookmarks) {
            switch (bookmark.kind()) {
                case STATEMENT -> {
                    Integer statement = statements.get(fingerprint(bookmark));
                    if (statement != null) {
                        found.put(bookmark.id(), Selection.ofStatement(statement));
                    }
                }
                case EXECUTION, NODE -> {
                    Integer execution = executions.get(bookmark.offsetBytes());
                    if (execution != null) {
                        found.put(bookmark.id(), selection(trace, execution, bookmark.node()));
                    }
                }
                case LINE -> {
                    if (bookmark.offsetBytes() < trace.info().bytes()) {
                        found.put(bookmark.id(), Selection.ofOffset(bookmark.offsetBytes()));
                    }
                }
                case TIME -> {}
            }
        }
        return found;
    }

    private static Map<Long, Integer> statements(Trace trace, List<Bookmark> bookmarks) {
        Map<Long, Integer> rows = new HashMap<>();
        if (bookmarks.stream().anyMatch(bookmark -> bookmark.kind() == Bookmark.Kind.STATEMENT)) {
            for (int row = 0; row < trace.statements().size(); row++) {
                rows.putIfAbsent(trace.statements().get(row, StatementColumn.FINGERPRINT), row);
            }
        }
        return rows;
    }

    private static Map<Long, Integer> executions(Trace trace, List<Bookmark> bookmarks, CancelToken cancel) {
        Map<Long, Integer> rows = new HashMap<>();
        bookmarks.stream()
                .filter(one -> one.kind() == Bookmark.Kind.EXECUTION || one.kind() == Bookmark.Kind.NODE)
                .forEach(one -> rows.put(one.offsetBytes(), -1));
        for (int row = 0; !rows.isEmpty() && row < trace.executions().size(); row++) {
            if ((row & 0xFFFF) == 0) {
                cancel.check();
            }
            long offset = trace.executions().get(row, ExecutionColumn.OFFSET_BYTES);
            if (rows.containsKey(offset)) {
                rows.put(offset, row);
            }
        }
        rows.values().removeIf(row -> row < 0);
        return rows;
    }

    private static Selection selection(Trace trace, int execution, int node) {
        long cursor = trace.executions().get(execution, ExecutionColumn.CURSOR);
        int statement =
                cursor < 0 ? Selection.NOTHING : (int) trace.cursors().get((int) cursor, CursorColumn.STATEMENT);
        return node < 0 ? Selection.ofExecution(statement, execution) : Selection.ofNode(statement, execution, node);
    }

    private static long fingerprint(Bookmark bookmark) {
        try {
            return Long.parseUnsignedLong(bookmark.fingerprint(), 16);
        } catch (NumberFormatException e) {
            return StatementColumn.UNKNOWN_TEXT;
        }
    }
}

package dev.pgtrace.app;

import dev.pgtrace.model.CursorColumn;
import dev.pgtrace.model.ExecutionDetail;
import dev.pgtrace.model.Trace;
import dev.pgtrace.model.TraceText;

/// Texts of a trace that stands in no file: each statement reads a table of its own.
final class SyntheticText implements TraceText {
    /// Of every text, so that a cursor can say it without making it.
    static final int LENGTH = sql(0).length();

    @Override
    public String sql(Trace trace, int cursor) {
        return sql((int) trace.cursors().get(cursor, CursorColumn.STATEMENT));
    }

    @Override
    public ExecutionDetail detail(Trace trace, int execution) {
        return ExecutionDetail.NONE;
    }

    @Override
    public String raw(long offsetBytes, int length) {
        return "";
    }

    @Override
    public int bytes(long offsetBytes, byte[] into) {
        return 0;
    }

    @Override
    public long size() {
        return 0;
    }

    @Override
    public void close() {}

    private static String sql(int statement) {
        String digits = Integer.toString(statement);
        return "select o.id, o.total from orders_" + "0".repeat(8 - digits.length()) + digits
                + " o where o.customer_id = $1 order by o.placed_at desc limit 20";
    }
}

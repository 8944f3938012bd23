package dev.pgtrace.analysis;

import dev.pgtrace.analysis.flame.FlameBuilder;
import dev.pgtrace.analysis.sql.SqlNormalizer;
import dev.pgtrace.analysis.sql.SqlText;
import dev.pgtrace.base.TraceException;
import dev.pgtrace.base.pool.LongIntMap;
import dev.pgtrace.model.CursorColumn;
import dev.pgtrace.model.ExecutionColumn;
import dev.pgtrace.model.Trace;
import java.util.Arrays;

/// Names of frames as ids of a builder, each text read once.
final class FlameNames {
    private static final int LONGEST = 240;
    private static final int UNKNOWN = -1;

    private final Trace trace;
    private final FlameBuilder builder;
    private final int[] statements;
    private final int[] shapesOfStatement;
    private final LongIntMap shapeNumber = new LongIntMap();

    FlameNames(Trace trace, FlameBuilder builder) {
        this.trace = trace;
        this.builder = builder;
        this.statements = new int[trace.statements().size()];
        Arrays.fill(statements, UNKNOWN);
        this.shapesOfStatement = new int[trace.statements().size()];
    }

    /// Numbers the plans of each statement, so that only statements with several have them in their calls' names.
    void countShapes(ExecutionSet selection) {
        for (int e = selection.next(0); e >= 0; e = selection.next(e + 1)) {
            int statement = statementOf(e);
            long shape = trace.executions().get(e, ExecutionColumn.SHAPE);
            if (statement >= 0 && shape >= 0 && shapeNumber.get(key(statement, shape)) < 0) {
                shapeNumber.put(key(statement, shape), ++shapesOfStatement[statement]);
            }
        }
    }

    /// The normalised SQL on one line: the frame stands for every execution, whatever its values.
    ///
    /// @param cursor one that has the text, or -1
    int statement(int statement, int cursor) throws TraceException {
        if (statement >= 0 && statements[statement] != UNKNOWN) {
            return statements[statement];
        }
        int name = builder.name(text(cursor));
        if (statement >= 0) {
            statements[statement] = name;
        }
        return name;
    }

    /// `EXEC`, with the number of its plan where the statement has several.
    int call(int execution) {
        int statement = statementOf(execution);
        long shape = trace.executions().get(execution, ExecutionColumn.SHAPE);
        if (statement < 0 || shape < 0 || shapesOfStatement[statement] < 2) {
            return builder.name("EXEC");
        }
        return builder.name("EXEC · plan " + shapeNumber.get(key(statement, shape)));
    }

    private String text(int cursor) throws TraceException {
        if (cursor < 0) {
            return "(no statement)";
        }
        String sql = SqlText.oneLine(SqlNormalizer.text(trace.text().sql(trace, cursor)), LONGEST);
        return sql.isEmpty() ? "#" + trace.cursors().get(cursor, CursorColumn.ID) : sql;
    }

    private int statementOf(int execution) {
        int cursor = (int) trace.executions().get(execution, ExecutionColumn.CURSOR);
        return cursor < 0 ? UNKNOWN : (int) trace.cursors().get(cursor, CursorColumn.STATEMENT);
    }

    private static long key(int statement, long shape) {
        return (long) statement << 32 | shape;
    }
}

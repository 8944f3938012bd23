package dev.pgtrace.analysis;

import dev.pgtrace.base.task.CancelToken;
import dev.pgtrace.model.Component;
import dev.pgtrace.model.CursorColumn;
import dev.pgtrace.model.ExecutionColumn;
import dev.pgtrace.model.Table;
import dev.pgtrace.model.TableReader;
import dev.pgtrace.model.Trace;
import dev.pgtrace.model.WaitColumn;
import java.util.OptionalInt;
import java.util.function.IntToLongFunction;

/// Which single record puts the most into a sum. What is flagged as false is in no sum and is not found here.
public final class Contribution {
    /// Any statement.
    public static final int ALL_STATEMENTS = -1;

    private static final int LOOKS_BETWEEN_CHECKS = 0xFFF;

    private final Trace trace;
    private final ExecutionSet chosen;
    private final CancelToken cancel;

    public Contribution(Trace trace, ExecutionSet chosen, CancelToken cancel) {
        this.trace = trace;
        this.chosen = chosen;
        this.cancel = cancel;
    }

    /// The execution with the largest figure in a column; the first of several. Empty where none has it.
    ///
    /// @param statement row in the table of statements, or [#ALL_STATEMENTS]
    public OptionalInt execution(int statement, ExecutionColumn by) {
        Trust trust = new Trust(new TableReader<>(trace.executions()));
        return largest(
                Math.min(chosen.size(), trace.executions().size()),
                row -> chosen.contains(row) && belongs(row, statement)
                        ? by == ExecutionColumn.ELAPSED_MICROS ? trust.elapsed(row) : trust.stats(row, by)
                        : Table.MISSING);
    }

    /// The execution whose plan names a relation or index and that touched the most blocks.
    ///
    /// @param name as [RelationProfile#name] has it
    public OptionalInt executionOn(String name) {
        boolean[] shapes = shapesWith(name);
        Trust trust = new Trust(new TableReader<>(trace.executions()));
        return largest(Math.min(chosen.size(), trace.executions().size()), row -> {
            long shape = trace.executions().get(row, ExecutionColumn.SHAPE);
            return chosen.contains(row) && shape >= 0 && shapes[(int) shape] && trust.ownPlanFigures(row)
                    ? Math.max(0, trace.executions().orZero(row, ExecutionColumn.HIT_BLOCKS))
                            + trace.executions().orZero(row, ExecutionColumn.READ_BLOCKS)
                    : Table.MISSING;
        });
    }

    /// The first node of an execution's plan that names a relation or index; empty where none does.
    public OptionalInt nodeOn(int execution, String name) {
        int shape = (int) trace.executions().get(execution, ExecutionColumn.SHAPE);
        for (int node = 0; shape >= 0 && node < trace.shapes().nodeCount(shape); node++) {
            if (names(shape, node, name)) {
                return OptionalInt.of(node);
            }
        }
        return OptionalInt.empty();
    }

    /// The longest wait that counts for a component, as a row in the table of waits.
    ///
    /// @param statement row in the table of statements, or [#ALL_STATEMENTS]
    public OptionalInt waited(int statement, Component component) {
        return largest(trace.waits().size(), row -> {
            long execution = trace.waits().get(row, WaitColumn.EXECUTION);
            boolean counts = trace.waits().get(row, WaitColumn.COMPONENT) == component.ordinal()
                    && (execution < 0
                            ? statement == ALL_STATEMENTS
                            : chosen.contains((int) execution) && belongs((int) execution, statement));
            return counts ? trace.waits().get(row, WaitColumn.ELAPSED_MICROS) : Table.MISSING;
        });
    }

    private OptionalInt largest(int size, IntToLongFunction figure) {
        long most = Table.MISSING;
        int found = -1;
        for (int row = 0; row < size; row++) {
            if ((row & LOOKS_BETWEEN_CHECKS) == 0) {
                cancel.check();
            }
            long here = figure.applyAsLong(row);
            if (here > most) {
                most = here;
                found = row;
            }
        }
        return found < 0 ? OptionalInt.empty() : OptionalInt.of(found);
    }

    private boolean belongs(int execution, int statement) {
        if (statement == ALL_STATEMENTS) {
            return true;
        }
        long cursor = trace.executions().get(execution, ExecutionColumn.CURSOR);
        return cursor >= 0 && trace.cursors().get((int) cursor, CursorColumn.STATEMENT) == statement;
    }

    private boolean[] shapesWith(String name) {
        boolean[] found = new boolean[trace.shapes().size()];
        for (int shape = 0; shape < found.length; shape++) {
            for (int node = 0; node < trace.shapes().nodeCount(shape) && !found[shape]; node++) {
                found[shape] = names(shape, node, name);
            }
        }
        return found;
    }

    private boolean names(int shape, int node, String name) {
        int relation = trace.shapes().relation(shape, node);
        int index = trace.shapes().index(shape, node);
        return relation >= 0 && trace.name(relation).equals(name)
                || index >= 0 && trace.name(index).equals(name);
    }
}

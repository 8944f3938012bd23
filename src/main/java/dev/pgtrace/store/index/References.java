package dev.pgtrace.store.index;

import dev.pgtrace.base.column.LongColumn;
import dev.pgtrace.model.CallColumn;
import dev.pgtrace.model.CallKind;
import dev.pgtrace.model.Component;
import dev.pgtrace.model.CursorColumn;
import dev.pgtrace.model.ExecutionColumn;
import dev.pgtrace.model.PlanShapes;
import dev.pgtrace.model.Provenance;
import dev.pgtrace.model.StatementColumn;
import dev.pgtrace.model.Table;
import dev.pgtrace.model.WaitColumn;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/// Whether rows, names and shapes that are referred to exist: checksums tell damage, not what somebody made up.
final class References {
    /// Rows in one part.
    private static final int SLICE = 256 * LongColumn.CHUNK;

    private final Contents contents;
    private final Supplier<PlanShapes> shapes;

    /// @param shapes asked for with the executions
    References(Contents contents, Supplier<PlanShapes> shapes) {
        this.contents = contents;
        this.shapes = shapes;
    }

    List<BooleanSupplier> ofStatements(Table<StatementColumn> table) {
        List<BooleanSupplier> checks = new ArrayList<>();
        below(checks, table, StatementColumn.FIRST_CURSOR, contents.cursors());
        return checks;
    }

    List<BooleanSupplier> ofCursors(Table<CursorColumn> table) {
        List<BooleanSupplier> checks = new ArrayList<>();
        below(checks, table, CursorColumn.SESSION, contents.sessions());
        below(checks, table, CursorColumn.STATEMENT, contents.statements());
        return checks;
    }

    List<BooleanSupplier> ofExecutions(Table<ExecutionColumn> table) {
        List<BooleanSupplier> checks = new ArrayList<>();
        below(checks, table, ExecutionColumn.CURSOR, contents.cursors());
        below(checks, table, ExecutionColumn.PARENT, contents.executions());
        below(checks, table, ExecutionColumn.DEVICE_PROVENANCE, Provenance.values().length);
        ExecutionRanges ranges = new ExecutionRanges(contents, table, shapes.get());
        for (int from = 0; from < table.size(); from += SLICE) {
            int first = from;
            checks.add(() -> ranges.exist(first, Math.min(table.size(), first + SLICE)));
        }
        return checks;
    }

    List<BooleanSupplier> ofCalls(Table<CallColumn> table) {
        List<BooleanSupplier> checks = new ArrayList<>();
        below(checks, table, CallColumn.KIND, CallKind.values().length);
        below(checks, table, CallColumn.CURSOR, contents.cursors());
        below(checks, table, CallColumn.EXECUTION, contents.executions());
        return checks;
    }

    List<BooleanSupplier> ofWaits(Table<WaitColumn> table) {
        List<BooleanSupplier> checks = new ArrayList<>();
        below(checks, table, WaitColumn.EXECUTION, contents.executions());
        below(checks, table, WaitColumn.CURSOR, contents.cursors());
        below(checks, table, WaitColumn.NAME, contents.names());
        below(checks, table, WaitColumn.COMPONENT, Component.values().length);
        below(checks, table, WaitColumn.CALL, contents.calls());
        below(checks, table, WaitColumn.SESSION, contents.sessions());
        return checks;
    }

    private static <C extends Enum<C>> void below(List<BooleanSupplier> checks, Table<C> table, C column, long limit) {
        for (int from = 0; from < table.size(); from += SLICE) {
            int first = from;
            int to = Math.min(table.size(), first + SLICE);
            checks.add(() -> table.column(column).isWithin(first, to, Table.MISSING, limit - 1));
        }
    }
}

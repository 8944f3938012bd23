package dev.pgtrace.ui.statements;

/// In which order rows stand.
///
/// @param column     that statements are sorted by, and executions too as far as one execution has such a number
/// @param executions whether executions follow the column or stay in file order
record Sorting(Column column, Direction direction, Executions executions) {
    /// The order of the executions of one statement.
    enum Executions {
        AS_STATEMENTS,
        FILE_ORDER
    }

    static final Sorting STANDARD = new Sorting(Column.ELAPSED, Direction.DESCENDING, Executions.AS_STATEMENTS);

    Sorting by(Column newColumn, Direction newDirection) {
        return new Sorting(newColumn, newDirection, executions);
    }

    Sorting with(Executions order) {
        return new Sorting(column, direction, order);
    }

    /// What executions are sorted by: what a statement alone has (calls, percentiles, plans) means time to them.
    Column executionColumn() {
        return switch (column) {
            case ELAPSED, SELF, CPU, ROWS, T1_HIT, READS, TIER2, TIER3 -> column;
            case CALLS, SHARE, P50, P95, P99, MAX, PLANS, INCOMPLETE -> Column.ELAPSED;
        };
    }

    /// Which way executions run: the slowest first unless their own column says otherwise.
    Direction executionDirection() {
        return executionColumn() == column ? direction : Direction.DESCENDING;
    }
}

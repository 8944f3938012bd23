package dev.pgtrace.ui.statements;

/// Which way a column sorts.
enum Direction {
    ASCENDING,
    DESCENDING;

    Direction opposite() {
        return this == ASCENDING ? DESCENDING : ASCENDING;
    }
}

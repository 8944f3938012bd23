package dev.pgtrace.ui.statements;

/// Which way a column sorts.
enum Direction {
    ASCENDING,
    DESCENDING
}

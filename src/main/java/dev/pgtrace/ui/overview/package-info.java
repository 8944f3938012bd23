/// The first look at a trace: figures, the ledger, the heaviest statements, executions in file order, issues found.
@org.jspecify.annotations.NullMarked
package dev.pgtrace.ui.overview;

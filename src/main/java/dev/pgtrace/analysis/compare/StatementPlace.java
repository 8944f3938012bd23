package dev.pgtrace.analysis.compare;

/// Where a statement is found on a side.
///
/// @param part      index in [ComparedSide#parts] of the first trace that has it
/// @param statement row in that trace's table of statements
/// @param cursor    a cursor with its text
public record StatementPlace(int part, int statement, int cursor) {}

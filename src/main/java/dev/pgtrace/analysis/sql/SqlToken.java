package dev.pgtrace.analysis.sql;

/// A token of a text, for colouring it.
///
/// @param start first character
/// @param end   after the last character
public record SqlToken(SqlTokenKind kind, int start, int end) {}

package dev.pgtrace.model;

/// Something noticed while reading: one entry a kind, with how often and where first.
///
/// @param kind        what it is
/// @param count       how often, at least 1
/// @param offsetBytes byte offset of the first one in the (uncompressed) file
/// @param line        line number of the first one, from 1; 0 where lines were not counted
/// @param message     a sentence for people, naming numbers where they help
public record TraceIssue(IssueKind kind, long count, long offsetBytes, long line, String message) {}

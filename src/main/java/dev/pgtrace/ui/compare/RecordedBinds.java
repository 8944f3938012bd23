package dev.pgtrace.ui.compare;

import dev.pgtrace.model.Trace;

/// A statement of an open trace whose bind values an experiment can use.
///
/// @param trace       its name
/// @param fingerprint of the statement
public record RecordedBinds(String trace, Trace recorded, long fingerprint) {}

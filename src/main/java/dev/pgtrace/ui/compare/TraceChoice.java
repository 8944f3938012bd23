package dev.pgtrace.ui.compare;

import dev.pgtrace.ui.kit.TraceContext;

/// A trace that is open in the window, to choose a side from.
///
/// @param title as its tab has it
public record TraceChoice(String title, TraceContext context) {
    @Override
    public String toString() {
        return title;
    }
}

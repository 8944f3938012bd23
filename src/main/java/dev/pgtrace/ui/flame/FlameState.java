package dev.pgtrace.ui.flame;

import dev.pgtrace.analysis.flame.FlameLayout;

/// What the view has to show. Loading, empty and broken never look alike.
public sealed interface FlameState {
    /// The first graph is being made.
    record Loading() implements FlameState {}

    /// There is nothing, for instance because a filter leaves nothing.
    record Empty(String title, String explanation) implements FlameState {}

    /// The graph could not be made.
    record Broken(String explanation) implements FlameState {}

    record Shown(FlameLayout layout) implements FlameState {}
}

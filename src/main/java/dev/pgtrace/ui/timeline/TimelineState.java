package dev.pgtrace.ui.timeline;

import dev.pgtrace.analysis.timeline.Timeline;

/// What the view has to show. Loading, empty and broken never look alike.
sealed interface TimelineState {
    /// The first timeline is being made.
    record Loading() implements TimelineState {}

    /// Nothing ran, or the filter lets nothing through.
    record Empty() implements TimelineState {}

    record Broken(String explanation) implements TimelineState {}

    /// @param growing whether the trace is still being recorded
    record Shown(Timeline timeline, boolean growing) implements TimelineState {}
}

package dev.pgtrace.ui.timeline;

import dev.pgtrace.analysis.timeline.Timeline;

/// The bar under the pointer.
///
/// @param bar    or [Timeline#NONE]
/// @param sceneX of the pointer
/// @param sceneY of the pointer
record TimelineHover(int bar, double sceneX, double sceneY) {
    static final TimelineHover NONE = new TimelineHover(Timeline.NONE, 0, 0);
}

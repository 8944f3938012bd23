/// Flamegraphs as geometry: frames in preorder, rows sorted by place, what is visible in a window, search and steps
/// from frame to frame. Numbers only; drawing is elsewhere.
@org.jspecify.annotations.NullMarked
package dev.pgtrace.analysis.flame;

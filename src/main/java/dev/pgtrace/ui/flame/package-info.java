/// The flamegraph: tool row, overview strip, drawing control with its table twin. Geometry is `analysis.flame`;
/// here it is drawn (`FlamePainter` into plain pixels) and driven by mouse and keys.
@org.jspecify.annotations.NullMarked
package dev.pgtrace.ui.flame;

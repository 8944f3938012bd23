/// The timeline: backends side by side, drawn into plain pixels (`TimelinePainter`) and driven by mouse and keys, with
/// what ran in the part in sight below. Geometry is `analysis.timeline`.
@NullMarked
package dev.pgtrace.ui.timeline;

import org.jspecify.annotations.NullMarked;

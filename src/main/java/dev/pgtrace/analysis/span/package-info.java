/// Spans side by side on a line, and which of them are to be drawn on so many pixels: what flamegraphs and timelines
/// have in common.
@NullMarked
package dev.pgtrace.analysis.span;

import org.jspecify.annotations.NullMarked;

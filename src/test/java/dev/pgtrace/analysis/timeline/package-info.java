/// Geometry of timelines.
@org.jspecify.annotations.NullMarked
package dev.pgtrace.analysis.timeline;

/// The geometry of a timeline: lanes of backends, bars of calls, waits for locks. Plain columns and results, no
/// drawing; `analysis.Timelines` makes them from traces.
@NullMarked
package dev.pgtrace.analysis.timeline;

import org.jspecify.annotations.NullMarked;

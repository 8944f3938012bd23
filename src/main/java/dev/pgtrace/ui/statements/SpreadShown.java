package dev.pgtrace.ui.statements;

import dev.pgtrace.ui.kit.control.Histogram;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What the histogram shows.
///
/// @param executions how many are in the bars
/// @param marker     the selected execution
record SpreadShown(long executions, List<Histogram.Bar> bars, Histogram.@Nullable Marker marker) {
    static final SpreadShown NOTHING = new SpreadShown(0, List.of(), null);

    SpreadShown {
        bars = List.copyOf(bars);
    }

    SpreadShown with(Histogram.@Nullable Marker newMarker) {
        return new SpreadShown(executions, bars, newMarker);
    }
}

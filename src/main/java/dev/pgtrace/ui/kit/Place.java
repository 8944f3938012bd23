package dev.pgtrace.ui.kit;

import dev.pgtrace.ui.kit.raster.Span;

/// Where the user is in a trace: what *Back* returns to.
///
/// @param filter  expression of the filter, empty for none
/// @param inSight the part of the view that is in sight; [#WHOLE] also for a view that cannot be zoomed
public record Place(View view, Selection selection, String filter, Span inSight) {
    public static final Span WHOLE = Span.all(1);
    public static final Place START = new Place(View.OVERVIEW, Selection.NONE, "", WHOLE);

    /// A place in a view that shows its whole.
    public Place(View view, Selection selection, String filter) {
        this(view, selection, filter, WHOLE);
    }
}

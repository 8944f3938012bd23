package dev.pgtrace.ui.kit;

/// Where the user is in a trace: what *Back* returns to.
///
/// @param filter expression of the filter, empty for none
public record Place(View view, Selection selection, String filter) {
    public static final Place START = new Place(View.OVERVIEW, Selection.NONE, "");
}

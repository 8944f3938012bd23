/// Notes on a trace and bookmarks in it: kept beside the file, shown in a panel, gone to from there.
@org.jspecify.annotations.NullMarked
package dev.pgtrace.ui.notes;

/// The Raw view: the file's text as it is, at what is selected.
@org.jspecify.annotations.NullMarked
package dev.pgtrace.ui.raw;

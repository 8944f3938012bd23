/// The application's frame: start, main window, tabs, actions, finding, settings. The only part of the window that
/// knows all features.
@org.jspecify.annotations.NullMarked
package dev.pgtrace.ui.shell;

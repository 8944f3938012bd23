/// Work off the window's thread and the one hop back: the only maker of threads in the window.
@org.jspecify.annotations.NullMarked
package dev.pgtrace.ui.kit.task;

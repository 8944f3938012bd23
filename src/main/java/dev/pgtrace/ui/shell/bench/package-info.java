/// Measures the window: frames, waits, how busy its thread is, and the start.
@org.jspecify.annotations.NullMarked
package dev.pgtrace.ui.shell.bench;

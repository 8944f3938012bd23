/// The window. `kit` (theme, tasks, controls), one package a feature, `shell` wires all.
@org.jspecify.annotations.NullMarked
package dev.pgtrace.ui;

/// Exporting a trace without what is somebody's own: what is replaced, the seed, and examples before and after.
@org.jspecify.annotations.NullMarked
package dev.pgtrace.ui.redact;

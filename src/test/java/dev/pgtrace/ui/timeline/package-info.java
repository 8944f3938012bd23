/// The timeline, drawn and driven.
@org.jspecify.annotations.NullMarked
package dev.pgtrace.ui.timeline;

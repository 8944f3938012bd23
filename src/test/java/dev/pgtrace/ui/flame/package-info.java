/// The flamegraph, drawn and driven.
@org.jspecify.annotations.NullMarked
package dev.pgtrace.ui.flame;

/// Whole-product properties on real traces, where the reference folder is there.
@org.jspecify.annotations.NullMarked
package dev.pgtrace.traces;

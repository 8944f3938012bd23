/// Flame geometry against naive twins, on random trees.
@org.jspecify.annotations.NullMarked
package dev.pgtrace.analysis.flame;

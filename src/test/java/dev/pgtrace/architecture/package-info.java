/// The rules of the architecture, each kept by a test, and the proof that each of them can fail: `planted` holds a
/// small product that breaks them all.
@org.jspecify.annotations.NullMarked
package dev.pgtrace.architecture;

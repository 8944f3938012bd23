/// Tests of gates.
@org.jspecify.annotations.NullMarked
package dev.pgtrace.analysis.compare.gate;

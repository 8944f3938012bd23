/// Tests of comparisons.
@org.jspecify.annotations.NullMarked
package dev.pgtrace.analysis.compare;

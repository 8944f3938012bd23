/// Tests of binary traces.
@org.jspecify.annotations.NullMarked
package dev.pgtrace.format.binary;

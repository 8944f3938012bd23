/// Tests of the reader of Oracle's traces.
@org.jspecify.annotations.NullMarked
package dev.pgtrace.format.oracle;

@org.jspecify.annotations.NullMarked
package dev.pgtrace.analysis.span;

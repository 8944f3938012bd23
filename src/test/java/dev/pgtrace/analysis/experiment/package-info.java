/// What experiments prove.
@org.jspecify.annotations.NullMarked
package dev.pgtrace.analysis.experiment;

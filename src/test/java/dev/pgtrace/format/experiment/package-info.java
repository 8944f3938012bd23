/// Files of experiments.
@org.jspecify.annotations.NullMarked
package dev.pgtrace.format.experiment;

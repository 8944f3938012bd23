/// Side by side: the form of an experiment, its result, runs, plans and flamegraph difference, and the comparison of
/// traces. What is shown comes from `analysis.experiment` and `analysis.compare`; here are words, pictures and
/// gestures.
@org.jspecify.annotations.NullMarked
package dev.pgtrace.ui.compare;

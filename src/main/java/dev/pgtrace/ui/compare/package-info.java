/// Side by side: the form of an experiment, its result, runs, plans and flamegraph difference, and the comparison of
/// traces. What is shown comes from `analysis.experiment` and `analysis.compare`; here are words, pictures and
<<<<<<< HEAD
/// gestures.
=======
// gestures.
>>>>>>> uicompare
@org.jspecify.annotations.NullMarked
package dev.pgtrace.ui.compare;

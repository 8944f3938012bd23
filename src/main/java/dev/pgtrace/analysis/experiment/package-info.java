/// What the runs of an experiment prove: intervals, verdict, warnings, the cause of the difference. Pure functions over
/// [dev.pgtrace.model.experiment.Experiment]; statistics come from a library.
@NullMarked
package dev.pgtrace.analysis.experiment;

import org.jspecify.annotations.NullMarked;

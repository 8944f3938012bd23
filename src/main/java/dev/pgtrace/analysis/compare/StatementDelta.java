package dev.pgtrace.analysis.compare;

import dev.pgtrace.model.StatementColumn;
import java.util.List;
import java.util.Optional;

/// A statement on both sides.
///
/// @param fingerprint of the normalised text on the new side, on the old one if it is gone;
///                    [StatementColumn#UNKNOWN_TEXT] for all executions whose text is in no trace
/// @param match       how the sides were found to be the same statement
/// @param before      [ComparedFigures#NONE] where the old side does not have it
/// @param after       [ComparedFigures#NONE] where the new side does not have it
/// @param oldPlace    where it is, if there
/// @param newPlace    where it is, if there
/// @param noiseMicros how far the total may differ by chance alone, from the spread of the single runs (95 %); NaN
///                    where neither side has two runs
/// @param isNoise     whether the delta of the total lies within that, or within the share that counts as no change
/// @param oldPlans    its plans on the old side, most used first; empty where no trace has one of its own
/// @param newPlans    the same for the new side
/// @param flip        the plans, where they are not the same ones on both sides
public record StatementDelta(
        long fingerprint,
        Match match,
        ComparedFigures before,
        ComparedFigures after,
        Optional<StatementPlace> oldPlace,
        Optional<StatementPlace> newPlace,
        double noiseMicros,
        boolean isNoise,
        List<PlanUse> oldPlans,
        List<PlanUse> newPlans,
        Optional<PlanFlip> flip) {

    public StatementDelta {
        oldPlans = List.copyOf(oldPlans);
        newPlans = List.copyOf(newPlans);
    }

    /// How two sides came together.
    public enum Match {
        FINGERPRINT,
        /// PostgreSQL's own id, where the texts differ or were cut.
        QUERY_ID,
        /// Told to be the two to compare, whatever their texts.
        CHOSEN,
        /// Only on the new side.
        ONLY_NEW,
        /// Only on the old side.
        ONLY_OLD
    }

    /// How much more time it takes on the new side: what statements are ranked by.
    public long deltaMicros() {
        return after.totalMicros() - before.totalMicros();
    }

    public Change change(CompareMetric metric) {
        return metric.of(before, after);
    }

    /// Whether both sides have it.
    public boolean isMatched() {
        return match != Match.ONLY_NEW && match != Match.ONLY_OLD;
    }

    /// Whether it stands for all executions whose text is not known.
    public boolean isWithoutText() {
        return fingerprint == StatementColumn.UNKNOWN_TEXT;
    }

    /// The fingerprint as printed everywhere: 16 hexadecimal digits.
    public String fingerprintText() {
        return String.format("%016x", fingerprint);
    }
}

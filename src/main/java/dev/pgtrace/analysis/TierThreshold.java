package dev.pgtrace.analysis;

import dev.pgtrace.model.Session;
import dev.pgtrace.model.Trace;
import java.util.OptionalLong;

/// Which border between tiers 2 and 3 holds for a trace: the one that the user chose for it; else the one that the
/// tracer used when the trace began, where its header says it; else the standard one. A choice belongs to one trace:
/// another disk has another border.
///
/// @param chosenMicros   by the user, or empty where the user left it to the trace
/// @param standardMicros of traces that do not say their own
public record TierThreshold(OptionalLong chosenMicros, long standardMicros) {
    public static final TierThreshold OF_TRACE =
            new TierThreshold(OptionalLong.empty(), TierModel.STANDARD_THRESHOLD_MICROS);

    public TierThreshold {
        if (chosenMicros.isPresent() && chosenMicros.getAsLong() < 0) {
            throw new IllegalArgumentException("negative threshold: " + chosenMicros.getAsLong());
        }
    }

    public static TierThreshold chosen(long micros) {
        return new TierThreshold(OptionalLong.of(micros), TierModel.STANDARD_THRESHOLD_MICROS);
    }

    /// With another border for traces that do not say their own.
    public TierThreshold withStandard(long micros) {
        return new TierThreshold(chosenMicros, micros);
    }

    /// The assumptions to analyse this trace with. A growing trace may say more later.
    public TierModel model(Trace trace) {
        TierModel standard = TierModel.standard();
        if (chosenMicros.isPresent()) {
            return standard.withThreshold(chosenMicros.getAsLong());
        }
        for (Session session : trace.info().sessions()) {
            if (session.thresholdMicros() >= 0) {
                return standard.withThreshold(session.thresholdMicros());
            }
        }
        return standard.withThreshold(standardMicros);
    }
}

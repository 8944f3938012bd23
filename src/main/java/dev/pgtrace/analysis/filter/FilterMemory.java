package dev.pgtrace.analysis.filter;

import dev.pgtrace.analysis.TierModel;
import dev.pgtrace.analysis.TraceAnalysis;
import dev.pgtrace.model.Trace;
import java.lang.ref.SoftReference;
import org.jspecify.annotations.Nullable;

/// What filters of one trace have found out, kept for the next one: which texts are the same, and what has to be known
/// of the whole trace to tell of an execution. Given up where memory is short. Thread-safe.
public final class FilterMemory {
    private SoftReference<@Nullable SharedFigures> figures = new SoftReference<>(null);
    private SoftReference<@Nullable DistinctTexts> texts = new SoftReference<>(null);

    /// Takes the analysis of all executions of a trace, where it is known already.
    public void learn(TraceAnalysis all) {
        figures(all.trace(), all.model()).learn(all.statements());
    }

    synchronized SharedFigures figures(Trace trace, TierModel tiers) {
        SharedFigures known = figures.get();
        if (known == null || !known.areOf(trace, tiers)) {
            known = new SharedFigures(trace, tiers);
            figures = new SoftReference<>(known);
        }
        return known;
    }

    synchronized DistinctTexts texts(Trace trace) {
        DistinctTexts known = texts.get();
        if (known == null || !known.areOf(trace)) {
            known = new DistinctTexts(trace);
            texts = new SoftReference<>(known);
        }
        return known;
    }
}

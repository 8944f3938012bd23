package dev.pgtrace.analysis.compare;

import dev.pgtrace.analysis.Analyzer;
import dev.pgtrace.analysis.ExecutionSet;
import dev.pgtrace.analysis.TierModel;
import dev.pgtrace.analysis.TraceAnalysis;
import dev.pgtrace.base.task.CancelToken;
import dev.pgtrace.model.Trace;
import java.util.List;

/// One side: one or several traces, of each a choice of executions (all of them, a window of time, a statement, one
/// execution; see [ExecutionChoice]).
///
/// @param label what people call it: a file's name, a window, `#12`
/// @param parts at least one; every part knows its trace, its executions and its tier model. The traces stay open
/// as long as texts and plans are asked for
public record ComparedSide(String label, List<TraceAnalysis> parts) {
    public ComparedSide {
        parts = List.copyOf(parts);
        if (parts.isEmpty()) {
            throw new IllegalArgumentException("the side " + label + " has no trace");
        }
    }

    /// A side of one trace that is analysed already.
    public static ComparedSide of(String label, TraceAnalysis analysis) {
        return new ComparedSide(label, List.of(analysis));
    }

    /// Analyses a choice of executions of one trace.
    ///
    /// @throws java.util.concurrent.CancellationException when cancelled
    public static ComparedSide of(
            String label, Trace trace, ExecutionSet executions, TierModel model, CancelToken cancel) {
        return of(label, Analyzer.analyze(trace, executions, model, cancel));
    }

    public Trace trace(int part) {
        return parts.get(part).trace();
    }
}

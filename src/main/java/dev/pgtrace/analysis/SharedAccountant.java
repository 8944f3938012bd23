package dev.pgtrace.analysis;

import dev.pgtrace.model.Trace;
import org.jspecify.annotations.Nullable;

/// Makes accountants for several threads; the first works out what they need of the whole trace. Thread-safe.
final class SharedAccountant {
    private final Trace trace;
    private final TierModel model;
    private @Nullable Accountant first;

    SharedAccountant(Trace trace, TierModel model) {
        this.trace = trace;
        this.model = model;
    }

    synchronized Accountant forThread() {
        Accountant known = first;
        if (known == null) {
            known = new Accountant(trace, model);
            first = known;
        }
        return known.alike();
    }
}

package dev.pgtrace.analysis.filter;

import dev.pgtrace.model.Backend;
import dev.pgtrace.model.Session;
import dev.pgtrace.model.Trace;
import java.util.List;
import java.util.function.Function;

/// Tests what is known of the backend that ran an execution.
final class SessionCondition implements Condition {
    private final Sessions sessions;
    private final Truth[] verdicts;

    SessionCondition(Trace trace, TextTest test, Function<Backend, String> text) {
        this.sessions = new Sessions(trace);
        List<Session> all = trace.info().sessions();
        this.verdicts = new Truth[all.size()];
        for (int i = 0; i < verdicts.length; i++) {
            String found = text.apply(all.get(i).backend());
            verdicts[i] = found.isEmpty() ? Truth.UNKNOWN : Truth.of(test.test(found));
        }
    }

    @Override
    public Truth test(int execution) {
        int session = sessions.of(execution);
        return session < 0 ? Truth.UNKNOWN : verdicts[session];
    }

    @Override
    public Cost cost() {
        return Cost.COLUMN;
    }
}

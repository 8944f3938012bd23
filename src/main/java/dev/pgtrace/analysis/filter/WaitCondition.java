package dev.pgtrace.analysis.filter;

import dev.pgtrace.model.TableReader;
import dev.pgtrace.model.Trace;
import dev.pgtrace.model.WaitColumn;
import java.util.BitSet;

/// Tests the names of the waits of an execution: one of them must pass. A trace without waits tells nothing.
final class WaitCondition implements Condition {
    private final boolean tells;
    private final BitSet passing = new BitSet();

    WaitCondition(Trace trace, TextTest test) {
        TableReader<WaitColumn> waits = new TableReader<>(trace.waits());
        this.tells = waits.size() > 0;
        Verdicts verdicts = new Verdicts(trace.names().size());
        for (int wait = 0; wait < waits.size(); wait++) {
            int execution = (int) waits.get(wait, WaitColumn.EXECUTION);
            int name = (int) waits.get(wait, WaitColumn.NAME);
            if (execution >= 0 && name >= 0) {
                Truth truth = verdicts.known(name)
                        ? verdicts.get(name)
                        : verdicts.put(name, Truth.of(test.test(trace.name(name))));
                if (truth == Truth.YES) {
                    passing.set(execution);
                }
            }
        }
    }

    @Override
    public Truth test(int execution) {
        return tells ? Truth.of(passing.get(execution)) : Truth.UNKNOWN;
    }

    @Override
    public Cost cost() {
        return Cost.COLUMN;
    }
}

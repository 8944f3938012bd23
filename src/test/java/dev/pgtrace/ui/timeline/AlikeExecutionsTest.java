package dev.pgtrace.ui.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pgtrace.analysis.ExecutionSet;
import dev.pgtrace.base.task.CancelToken;
import dev.pgtrace.model.Trace;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.junit.jupiter.api.Test;

class AlikeExecutionsTest {
    private final Trace trace = BusyServer.recorded();

    @Test
    void stepsThroughTheExecutionsOfAStatementAsTheFileHasThem() {
        int size = trace.executions().size();
        AlikeExecutions alike = AlikeExecutions.of(trace, ExecutionSet.all(size), new CancelToken());
        for (int e = 0; e < size; e++) {
            int statement = AlikeExecutions.statement(trace, e);
            assertThat(alike.from(e, statement, 1)).isEqualTo(scan(e, 1));
            assertThat(alike.from(e, statement, -1)).isEqualTo(scan(e, -1));
        }
    }

    @Test
    void leavesOutWhatTheFilterHides() {
        int size = trace.executions().size();
        int statement = AlikeExecutions.statement(trace, 0);
        List<Integer> same = new ArrayList<>();
        for (int e = 0; e >= 0; e = scan(e, 1)) {
            same.add(e);
        }
        assertThat(same).hasSizeGreaterThan(2);
        int hidden = same.get(1);
        BitSet bits = new BitSet();
        bits.set(0, size);
        bits.clear(hidden);
        ExecutionSet chosen = ExecutionSet.of(bits, size);
        AlikeExecutions alike = AlikeExecutions.of(trace, chosen, new CancelToken());
        assertThat(alike.from(same.get(0), statement, 1)).isEqualTo(same.get(2));
        assertThat(alike.from(hidden, statement, 1)).isEqualTo(same.get(2));
        assertThat(alike.from(hidden, statement, -1)).isEqualTo(same.get(0));
    }

    private int scan(int from, int step) {
        int statement = AlikeExecutions.statement(trace, from);
        for (int e = from + step; e >= 0 && e < trace.executions().size(); e += step) {
            if (AlikeExecutions.statement(trace, e) == statement) {
                return e;
            }
        }
        return -1;
    }
}

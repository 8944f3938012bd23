package dev.pgtrace.analysis;

import dev.pgtrace.analysis.span.SpanRow;
import dev.pgtrace.analysis.timeline.Timeline;
import dev.pgtrace.analysis.timeline.TimelineLane;
import dev.pgtrace.base.task.CancelToken;
import dev.pgtrace.model.ExecutionColumn;
import dev.pgtrace.model.Trace;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/// What ran in a part of a timeline. Making one takes a pass over all executions. Safe on any thread.
public final class TimelineFigures {
    private static final int CHECK_EVERY = 1 << 10;

    private final Trace trace;
    private final Timeline timeline;
    private final Accountant accountant;
    private final ExecutionAccounts accounts;

    /// @param executions how many have a bar in the part
    /// @param ledger     of all of them, each whole, also where it reaches beyond the part
    /// @param latest     the last ones of them, the last first
    public record Part(int executions, Ledger ledger, List<ExecutionAccount> latest) {
        public Part {
            latest = List.copyOf(latest);
        }
    }

    public TimelineFigures(Trace trace, TierModel model, Timeline timeline) {
        this.trace = trace;
        this.timeline = timeline;
        this.accountant = new Accountant(trace, model);
        this.accounts = new ExecutionAccounts(model, accountant.alike());
    }

    /// Everything of one execution.
    public ExecutionAccount account(int execution) {
        return accounts.of(execution);
    }

    /// The part from one place to another.
    ///
    /// @param most latest executions at most
    /// @throws java.util.concurrent.CancellationException when cancelled
    public synchronized Part between(double from, double to, int most, CancelToken cancel) {
        BitSet seen = new BitSet();
        for (TimelineLane lane : timeline.lanes()) {
            for (SpanRow row : lane.levels()) {
                int i = row.firstEndingAfter(from);
                for (; i < row.size() && row.start(i) < to; i++) {
                    int execution = timeline.execution(row.item(i));
                    if (execution >= 0) {
                        seen.set(execution);
                    }
                }
            }
        }
        Tally sum = new Tally();
        Tally one = new Tally();
        int step = 0;
        for (int e = seen.nextSetBit(0); e >= 0; e = seen.nextSetBit(e + 1)) {
            if ((step++ & (CHECK_EVERY - 1)) == 0) {
                cancel.check();
            }
            if (!accountant.nesting().parents().isOrphan(e)) {
                one.clear();
                accountant.planning(e, one);
                accountant.execution(e, one);
                accountant.waits().add(e, one);
                sum.add(one);
            }
        }
        return new Part(seen.cardinality(), sum.ledger(accountant.unknown(sum)), latest(seen, most));
    }

    /// The last first; of several that began at once the first in the file first.
    private List<ExecutionAccount> latest(BitSet seen, int most) {
        List<Integer> rows = new ArrayList<>();
        if (timeline.isClocked()) {
            Comparator<Integer> latestFirst =
                    Comparator.comparingLong((Integer row) -> -start(row)).thenComparing(Comparator.naturalOrder());
            PriorityQueue<Integer> kept = new PriorityQueue<>(latestFirst.reversed());
            for (int e = seen.nextSetBit(0); e >= 0; e = seen.nextSetBit(e + 1)) {
                kept.add(e);
                if (kept.size() > most) {
                    kept.remove();
                }
            }
            rows.addAll(kept);
            rows.sort(latestFirst);
        } else {
            int last = seen.length() - 1;
            for (int e = last; e >= 0 && rows.size() < most; e = seen.previousSetBit(e - 1)) {
                rows.add(e);
            }
        }
        return rows.stream().map(accounts::of).toList();
    }

    private long start(int execution) {
        int bar = timeline.firstBar(execution);
        return bar == Timeline.NONE
                ? trace.executions().get(execution, ExecutionColumn.START_MICROS)
                : timeline.start(bar);
    }
}

package dev.pgtrace.format.trc;

import dev.pgtrace.model.Dialect;
import java.io.IOException;
import java.util.Arrays;

/// Which dialect most statements are of.
final class Dialects {
    private final long[] statements = new long[Dialect.values().length];
    private Dialect fromLine = Dialect.ULTIMATE;

    Checkpoint.DialectCounts known() {
        return new Checkpoint.DialectCounts(Arrays.stream(statements).boxed().toList(), fromLine);
    }

    /// @throws IOException where these cannot be of one
    void restore(Checkpoint.DialectCounts known) throws IOException {
        if (known.statements().size() != statements.length) {
            throw new IOException("another count of dialects");
        }
        for (int i = 0; i < statements.length; i++) {
            statements[i] = known.statements().get(i);
        }
        fromLine = known.fromLine();
    }

    /// A PARSE record whose text ends by this rule.
    void parse(TextRule rule) {
        switch (rule) {
            case ULTIMATE_5 -> count(Dialect.ULTIMATE_5);
            case ENHANCED -> count(Dialect.ENHANCED);
            case MVP -> count(Dialect.MVP);
            case BASE -> count(Dialect.BASE);
            case ULTIMATE_OLD -> count(Dialect.ULTIMATE);
            // A text that was cut before the line that would tell: its plan has costs in the newest version too.
            case UNKNOWN -> {}
        }
    }

    /// A heading or header that a dialect is known by. The second dialect prints what the third does not, and the
    /// other way round.
    void line(Dialect dialect) {
        fromLine = dialect;
    }

    /// The first node of a plan.
    void plan(long flags) {
        if (statements[Dialect.ULTIMATE.ordinal()] == 0) {
            return;
        }
        if ((flags & RecordLog.NODE_DUMP) != 0) {
            count(Dialect.ULTIMATE_1);
        } else if ((flags & RecordLog.NODE_COST) != 0) {
            count(Dialect.ULTIMATE_4);
        } else if (fromLine == Dialect.ULTIMATE_2 || fromLine == Dialect.ULTIMATE_3) {
            count(fromLine);
        }
    }

    private void count(Dialect dialect) {
        statements[dialect.ordinal()]++;
    }

    Dialect most() {
        Dialect most = fromLine == Dialect.ULTIMATE_2 || fromLine == Dialect.ULTIMATE_3 ? Dialect.ULTIMATE : fromLine;
        long old = statements[Dialect.ULTIMATE.ordinal()];
        long highest = 0;
        for (Dialect dialect : Dialect.values()) {
            long count = statements[dialect.ordinal()];
            boolean version = dialect.compareTo(Dialect.ULTIMATE_4) >= 0 && dialect.compareTo(Dialect.ULTIMATE_1) <= 0;
            // What tells the older versions apart stands in the plans, and not every statement has one.
            long weight = version && count > 0 ? old + count : count;
            if (weight > highest) {
                highest = weight;
                most = dialect;
            }
        }
        return most;
    }
}

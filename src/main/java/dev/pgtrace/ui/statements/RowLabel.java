package dev.pgtrace.ui.statements;

import dev.pgtrace.model.ExecutionFlag;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// What the first column says: pieces of text, each with what it is, and badges behind them.
record RowLabel(List<Run> runs, List<Badge> badges) {
    /// What a piece of text is; the stylesheet gives it a colour.
    enum Style {
        PLAIN,
        MUTED,
        KEYWORD,
        LITERAL,
        BIND,
        COMMENT,
        WARN
    }

    /// @param text on one line
    record Run(String text, Style style) {}

    /// Something to know about an execution before its figures are believed.
    enum Badge {
        INCOMPLETE(ExecutionFlag.INCOMPLETE),
        ERROR(ExecutionFlag.ERROR),
        RAN_NESTED(ExecutionFlag.RAN_NESTED),
        REPEATED(ExecutionFlag.REPEATED),
        FOREIGN_PLAN(ExecutionFlag.FOREIGN_PLAN),
        SUMMED_PLAN(ExecutionFlag.SUMMED_PLAN),
        CUMULATIVE_STATS(ExecutionFlag.CUMULATIVE_STATS),
        NO_START(ExecutionFlag.NO_START),
        GARBAGE_ELAPSED(ExecutionFlag.GARBAGE_ELAPSED),
        NO_RUN(ExecutionFlag.NO_RUN),
        IMPLAUSIBLE_BINDS(ExecutionFlag.IMPLAUSIBLE_BINDS),
        BIND_TRUNCATED(ExecutionFlag.BIND_TRUNCATED);

        private final ExecutionFlag flag;

        Badge(ExecutionFlag flag) {
            this.flag = flag;
        }

        static List<Badge> of(long flags) {
            List<Badge> badges = new ArrayList<>();
            for (Badge badge : values()) {
                if (badge.flag.in(flags)) {
                    badges.add(badge);
                }
            }
            return badges;
        }
    }

    RowLabel {
        runs = List.copyOf(runs);
        badges = List.copyOf(badges);
    }

    static RowLabel of(Run... runs) {
        return new RowLabel(List.of(runs), List.of());
    }

    static Run plain(String text) {
        return new Run(text, Style.PLAIN);
    }

    static Run muted(String text) {
        return new Run(text, Style.MUTED);
    }

    String text() {
        return runs.stream().map(Run::text).collect(Collectors.joining());
    }
}

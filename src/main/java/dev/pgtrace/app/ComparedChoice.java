package dev.pgtrace.app;

import dev.pgtrace.analysis.ExecutionSet;
import dev.pgtrace.analysis.TierModel;
import dev.pgtrace.analysis.compare.ExecutionChoice;
import dev.pgtrace.analysis.filter.FilterExpression;
import dev.pgtrace.analysis.filter.FilterMemory;
import dev.pgtrace.base.TraceException;
import dev.pgtrace.base.task.CancelToken;
import dev.pgtrace.base.text.Texts;
import dev.pgtrace.model.CursorColumn;
import dev.pgtrace.model.ExecutionColumn;
import dev.pgtrace.model.StatementColumn;
import dev.pgtrace.model.Trace;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;

/// Which executions of a trace are compared, as a person names them.
public sealed interface ComparedChoice {
    /// All of them, or those that a filter lets through.
    ///
    /// @param filter empty for all
    record Filtered(String filter) implements ComparedChoice {}

    /// Those that began in a window of time.
    ///
    /// @param from as filters write moments: `09:14:10`, `2026-11-22T09:14`; empty = from the start
    /// @param to   the first moment after it; empty = to the end
    record Window(String from, String to, String filter) implements ComparedChoice {}

    /// Those of a statement.
    ///
    /// @param fingerprint its first digits
    record Statement(String fingerprint) implements ComparedChoice {}

    /// One execution.
    ///
    /// @param cursor number of the cursor
    /// @param nth    which of the cursor's executions, from 1
    record Execution(long cursor, int nth) implements ComparedChoice {}

    /// All of them.
    static ComparedChoice all() {
        return new Filtered("");
    }

    /// The executions of a trace.
    ///
    /// @param memory what filters of the trace have found out
    /// @throws TraceException when there are none, saying why
    default ExecutionSet of(Trace trace, TierModel model, FilterMemory memory, CancelToken cancel)
            throws TraceException {
        return switch (this) {
            case Filtered filtered -> filter(trace, model, filtered.filter(), memory, cancel);
            case Window window -> window(trace, model, window, memory, cancel);
            case Statement statement -> statement(trace, statement.fingerprint());
            case Execution execution -> execution(trace, execution);
        };
    }

    private static ExecutionSet filter(
            Trace trace, TierModel model, String filter, FilterMemory memory, CancelToken cancel)
            throws TraceException {
        FilterExpression expression = FilterExpression.parse(filter, NamedFilters.ofUser());
        return expression.isEverything()
                ? ExecutionSet.all(trace.executions().size())
                : expression.compile(trace, model, memory).select(cancel);
    }

    private static ExecutionSet window(
            Trace trace, TierModel model, Window window, FilterMemory memory, CancelToken cancel)
            throws TraceException {
        if (!ExecutionChoice.hasClock(trace)) {
            throw usage(Texts.get("app.compare.noClock", trace.info().name()));
        }
        List<String> terms = new ArrayList<>();
        if (!window.from().isEmpty()) {
            terms.add("start >= '" + window.from() + "'");
        }
        if (!window.to().isEmpty()) {
            terms.add("start < '" + window.to() + "'");
        }
        if (!window.filter().isBlank()) {
            terms.add("(" + window.filter() + ")");
        }
        ExecutionSet chosen = filter(trace, model, String.join(" and ", terms), memory, cancel);
        if (chosen.count() == 0) {
            throw usage(Texts.get("app.compare.window", trace.info().name(), window.from(), window.to()));
        }
        return chosen;
    }

    private static ExecutionSet statement(Trace trace, String fingerprint) throws TraceException {
        String wanted = fingerprint.toLowerCase(Locale.ROOT);
        List<Integer> rows = new ArrayList<>();
        for (int row = 0; row < trace.statements().size(); row++) {
            if (String.format("%016x", trace.statements().get(row, StatementColumn.FINGERPRINT))
                    .startsWith(wanted)) {
                rows.add(row);
            }
        }
        if (rows.size() != 1) {
            throw usage(
                    rows.isEmpty()
                            ? Texts.get(
                                    "app.compare.statement.none", trace.info().name(), fingerprint)
                            : Texts.get(
                                    "app.compare.statement.several",
                                    rows.size(),
                                    trace.info().name(),
                                    fingerprint));
        }
        return ExecutionChoice.statement(trace, rows.getFirst());
    }

    private static ExecutionSet execution(Trace trace, Execution wanted) throws TraceException {
        int seen = 0;
        int size = trace.executions().size();
        for (int e = 0; e < size; e++) {
            int cursor = (int) trace.executions().get(e, ExecutionColumn.CURSOR);
            if (cursor >= 0 && trace.cursors().get(cursor, CursorColumn.ID) == wanted.cursor()) {
                seen++;
                if (seen == wanted.nth()) {
                    BitSet one = new BitSet(size);
                    one.set(e);
                    return ExecutionSet.of(one, size);
                }
            }
        }
        throw usage(
                seen == 0
                        ? Texts.get("app.compare.execution.none", trace.info().name(), wanted.cursor())
                        : Texts.get("app.compare.execution.few", trace.info().name(), seen, wanted.cursor()));
    }

    private static TraceException usage(String message) {
        return new TraceException(TraceException.Kind.USAGE, message);
    }
}

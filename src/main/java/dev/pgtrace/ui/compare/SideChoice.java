package dev.pgtrace.ui.compare;

import dev.pgtrace.analysis.ExecutionSet;
import dev.pgtrace.analysis.TraceAnalysis;
import dev.pgtrace.analysis.compare.ComparedSide;
import dev.pgtrace.analysis.compare.ExecutionChoice;
import dev.pgtrace.base.TraceException;
import dev.pgtrace.base.task.CancelToken;
import dev.pgtrace.model.ExecutionColumn;
import dev.pgtrace.model.StatementColumn;
import dev.pgtrace.model.Trace;
import dev.pgtrace.ui.kit.Messages;
import dev.pgtrace.ui.kit.Selection;
import dev.pgtrace.ui.kit.TraceContext;

/// A side of a comparison: an open trace and which of its executions.
///
/// @param title of the trace
/// @param words the first ones of the statement, or empty
public record SideChoice(String title, TraceContext context, Scope scope, String words) {
    private static final int WORDS = 42;

    /// Which executions.
    public sealed interface Scope {
        /// All that the trace's filter lets through.
        record All() implements Scope {}

        /// Those that began in a part of the time, in seconds from the first execution.
        record Window(double fromSeconds, double toSeconds) implements Scope {}

        /// @param row in the table of statements
        record Statement(int row) implements Scope {}

        /// @param row in the table of executions
        record Execution(int row) implements Scope {}
    }

    /// The whole trace.
    public static SideChoice of(String title, TraceContext context) {
        return new SideChoice(title, context, new Scope.All(), "");
    }

    /// What is selected: an execution, a statement, or nothing and so the whole.
    public static SideChoice of(String title, TraceContext context, Selection selection) {
        return new SideChoice(
                title,
                context,
                selection.hasExecution()
                        ? new Scope.Execution(selection.execution())
                        : selection.hasStatement() ? new Scope.Statement(selection.statement()) : new Scope.All(),
                words(context, selection));
    }

    public SideChoice with(Scope other) {
        return new SideChoice(title, context, other, words);
    }

    /// Whether it is a choice of one statement or execution, which is compared whatever the text of the other one.
    boolean isPicked() {
        return switch (scope) {
            case Scope.All ignored -> false;
            case Scope.Window ignored -> false;
            case Scope.Statement ignored -> true;
            case Scope.Execution ignored -> true;
        };
    }

    String label() {
        return switch (scope) {
            case Scope.All ignored -> title;
            case Scope.Window(double from, double to) ->
                Messages.get("compare.side.window", title, seconds(from), seconds(to));
            case Scope.Statement(int row) ->
                words.isEmpty() ? Messages.get("compare.side.statement", title, String.valueOf(row + 1)) : words;
            case Scope.Execution(int row) -> Messages.get("compare.side.execution", title, String.valueOf(row + 1));
        };
    }

    static String seconds(double seconds) {
        return seconds == Math.rint(seconds) ? String.valueOf((long) seconds) : String.valueOf(seconds);
    }

    /// Analyses the side. Blocks.
    ///
    /// @param analysis the newest one of the trace
    ComparedSide side(TraceAnalysis analysis, CancelToken cancel) throws TraceException {
        Trace trace = analysis.trace();
        return switch (scope) {
            case Scope.All ignored -> ComparedSide.of(label(), analysis);
            case Scope.Window(double from, double to) ->
                ComparedSide.of(label(), trace, window(trace, from, to), analysis.model(), cancel);
            case Scope.Statement(int row) ->
                ComparedSide.of(label(), trace, ExecutionChoice.statement(trace, row), analysis.model(), cancel);
            case Scope.Execution(int row) ->
                ComparedSide.of(label(), trace, ExecutionChoice.execution(trace, row), analysis.model(), cancel);
        };
    }

    /// As lists show them, if they have been read.
    private static String words(TraceContext context, Selection selection) {
        Trace trace = context.trace().orElse(null);
        if (trace == null || !selection.hasStatement()) {
            return "";
        }
        int cursor = (int) trace.statements().get(selection.statement(), StatementColumn.FIRST_CURSOR);
        String line = cursor < 0 ? "" : context.sqlTexts().line(trace, cursor);
        return line.length() <= WORDS ? line : line.substring(0, WORDS).stripTrailing() + " …";
    }

    private ExecutionSet window(Trace trace, double from, double to) throws TraceException {
        long first = Long.MAX_VALUE;
        for (int e = 0; e < trace.executions().size(); e++) {
            long start = trace.executions().get(e, ExecutionColumn.START_MICROS);
            first = start >= 0 ? Math.min(first, start) : first;
        }
        if (first == Long.MAX_VALUE) {
            throw new TraceException(TraceException.Kind.USAGE, Messages.get("compare.side.clock", title));
        }
        return ExecutionChoice.window(trace, first + Math.round(from * 1_000_000), first + Math.round(to * 1_000_000));
    }
}

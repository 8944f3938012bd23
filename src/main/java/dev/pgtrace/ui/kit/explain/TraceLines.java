package dev.pgtrace.ui.kit.explain;

import dev.pgtrace.analysis.Contribution;
import dev.pgtrace.analysis.ExecutionSet;
import dev.pgtrace.analysis.TraceAnalysis;
import dev.pgtrace.base.text.Counts;
import dev.pgtrace.model.Component;
import dev.pgtrace.model.CursorColumn;
import dev.pgtrace.model.Dialect;
import dev.pgtrace.model.ExecutionColumn;
import dev.pgtrace.model.Trace;
import dev.pgtrace.model.WaitColumn;
import dev.pgtrace.ui.kit.Messages;
import dev.pgtrace.ui.kit.Selection;
import dev.pgtrace.ui.kit.TraceContext;
import dev.pgtrace.ui.kit.View;
import dev.pgtrace.ui.kit.task.BackgroundTask;
import dev.pgtrace.ui.kit.task.TaskSlot;
import java.util.BitSet;
import java.util.OptionalInt;
import java.util.function.Function;

/// The ways from figures of an open trace to their lines in *Raw*. What puts the most into a sum is looked for when it
/// is asked for, off the window's thread.
public final class TraceLines {
    /// Looks at many records; may be cancelled.
    private interface Search {
        Selection in(Trace trace, Contribution contribution);
    }

    private final TraceContext context;
    private final TaskSlot slot = new TaskSlot();

    public TraceLines(TraceContext context) {
        this.context = context;
    }

    /// Where figures of a basis come from in this trace.
    public Origin origin(Basis basis) {
        return basis.in(context.trace().map(trace -> trace.info().dialect()).orElse(Dialect.ULTIMATE));
    }

    /// The record of what is selected.
    public Evidence at(Selection selection) {
        return new Evidence.Line(() -> context.go(View.RAW, selection));
    }

    /// A sum over executions of the whole trace.
    ///
    /// @param by what makes the greatest of them
    public Evidence ofTrace(long executions, ExecutionColumn by) {
        return ofStatement(Contribution.ALL_STATEMENTS, executions, by);
    }

    /// A sum over the executions of a statement.
    public Evidence ofStatement(int statement, long executions, ExecutionColumn by) {
        return sum(
                executions(executions),
                (trace, contribution) -> selection(trace, contribution.execution(statement, by)),
                View.STATEMENTS,
                statement == Contribution.ALL_STATEMENTS ? Selection.NONE : Selection.ofStatement(statement));
    }

    /// A part of the ledger of a statement, or of the whole trace.
    public Evidence ofComponent(int statement, long executions, Component component) {
        Selection shown = statement == Contribution.ALL_STATEMENTS ? Selection.NONE : Selection.ofStatement(statement);
        return switch (component) {
            case CPU -> ofStatement(statement, executions, ExecutionColumn.CPU_MICROS);
            case TIER1 -> ofStatement(statement, executions, ExecutionColumn.HIT_BLOCKS);
            case TIER2, TIER3, READS_UNSPLIT -> ofStatement(statement, executions, ExecutionColumn.READ_BLOCKS);
            case TEMP_IO -> ofStatement(statement, executions, ExecutionColumn.TEMP_READ_BLOCKS);
            case WAL_WRITES -> ofStatement(statement, executions, ExecutionColumn.WRITTEN_BLOCKS);
            case LOCK_WAITS, OTHER_WAITS, CLIENT ->
                sum(
                        Messages.get("explain.records.waits"),
                        (trace, contribution) -> wait(trace, contribution.waited(statement, component)),
                        View.STATEMENTS,
                        shown);
            case UNACCOUNTED -> ofStatement(statement, executions, ExecutionColumn.ELAPSED_MICROS);
        };
    }

    /// A sum over the plan nodes that read a table or an index.
    public Evidence ofRelation(String name, long nodes) {
        return sum(
                Messages.get(nodes == 1 ? "explain.records.node" : "explain.records.nodes", Counts.grouped(nodes)),
                (trace, contribution) -> {
                    OptionalInt execution = contribution.executionOn(name);
                    Selection found = selection(trace, execution);
                    return execution.isEmpty()
                            ? found
                            : Selection.ofNode(
                                    found.statement(),
                                    found.execution(),
                                    contribution
                                            .nodeOn(execution.getAsInt(), name)
                                            .orElse(Selection.NOTHING));
                },
                View.STATEMENTS,
                context.selectionProperty().get());
    }

    /// A sum whose greatest part somebody knows how to find; off the window's thread.
    ///
    /// @param records what it is made of, ready to read
    /// @param list    what the tree then shows
    public Evidence found(String records, Function<Trace, Selection> search, Selection list) {
        return sum(records, (trace, contribution) -> search.apply(trace), View.STATEMENTS, list);
    }

    /// A sum over executions that follow one another in the file.
    public Evidence ofRange(int first, int count) {
        return context.trace()
                .map(trace -> TraceLines.selection(trace, OptionalInt.of(first)))
                .<Evidence>map(selection -> count == 1
                        ? at(selection)
                        : new Evidence.Sum(
                                executions(count),
                                () -> find(first, count, selection),
                                () -> context.go(View.STATEMENTS, selection)))
                .orElse(new Evidence.None(Messages.get("explain.evidence.missing")));
    }

    private void find(int first, int count, Selection otherwise) {
        TraceAnalysis analysis = context.analysisProperty().get();
        if (analysis == null) {
            return;
        }
        BackgroundTask.of((progress, cancel) -> {
                    BitSet range = new BitSet();
                    for (int row = first; row < first + count; row++) {
                        range.set(row, analysis.selection().contains(row));
                    }
                    ExecutionSet chosen =
                            ExecutionSet.of(range, analysis.selection().size());
                    Trace trace = analysis.trace();
                    return selection(
                            trace,
                            new Contribution(trace, chosen, cancel)
                                    .execution(Contribution.ALL_STATEMENTS, ExecutionColumn.ELAPSED_MICROS));
                })
                .onSuccess(found -> context.go(View.RAW, found.isNone() ? otherwise : found))
                .start(context.runner(), slot);
    }

    /// `1,234 executions`.
    public static String executions(long count) {
        return Messages.get(
                count == 1 ? "explain.records.execution" : "explain.records.executions", Counts.grouped(count));
    }

    private Evidence sum(String records, Search search, View list, Selection shown) {
        return new Evidence.Sum(records, () -> find(search, list, shown), () -> context.go(list, shown));
    }

    private void find(Search search, View otherwise, Selection shown) {
        TraceAnalysis analysis = context.analysisProperty().get();
        if (analysis == null) {
            return;
        }
        BackgroundTask.of((progress, cancel) ->
                        search.in(analysis.trace(), new Contribution(analysis.trace(), analysis.selection(), cancel)))
                .onSuccess(found -> context.go(found.isNone() ? otherwise : View.RAW, found.isNone() ? shown : found))
                .start(context.runner(), slot);
    }

    /// An execution with its statement.
    public static Selection selection(Trace trace, OptionalInt execution) {
        if (execution.isEmpty()) {
            return Selection.NONE;
        }
        long cursor = trace.executions().get(execution.getAsInt(), ExecutionColumn.CURSOR);
        return cursor < 0
                ? Selection.NONE
                : Selection.ofExecution(
                        (int) trace.cursors().get((int) cursor, CursorColumn.STATEMENT), execution.getAsInt());
    }

    private static Selection wait(Trace trace, OptionalInt row) {
        if (row.isEmpty()) {
            return Selection.NONE;
        }
        long offset = trace.waits().get(row.getAsInt(), WaitColumn.OFFSET_BYTES);
        long execution = trace.waits().get(row.getAsInt(), WaitColumn.EXECUTION);
        return execution < 0
                ? Selection.ofOffset(offset)
                : selection(trace, OptionalInt.of((int) execution)).at(offset);
    }
}

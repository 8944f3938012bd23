package dev.pgtrace.ui.statements;

import dev.pgtrace.analysis.Analyzer;
import dev.pgtrace.analysis.ExecutionAccounts;
import dev.pgtrace.analysis.PlanFigures;
import dev.pgtrace.analysis.StatementProfile;
import dev.pgtrace.analysis.TraceAnalysis;
import dev.pgtrace.base.TraceException;
import dev.pgtrace.base.task.CancelToken;
import dev.pgtrace.model.ExecutionDetail.SampledBuffer;
import dev.pgtrace.model.Provenance;
import dev.pgtrace.model.Trace;
import dev.pgtrace.model.WaitColumn;
import dev.pgtrace.ui.kit.Messages;
import dev.pgtrace.ui.kit.control.Part;
import dev.pgtrace.ui.statements.Row.Execution.Place;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// Where the tree's rows come from: one analysis in one order. Safe on any thread; everything but the constructor
/// and the getters may take long or read the file.
final class TreeSource {
    /// Executions from which on sorting takes longer than a blink: 20,000 take some milliseconds.
    private static final int LARGE = 20_000;

    private static final int MOST_AHEAD = 8;

    private final TraceAnalysis analysis;
    private final Sorting sorting;
    private final List<RowKey> held;
    private final Map<Integer, int[]> orders = new ConcurrentHashMap<>();
    private @Nullable Lookups lookups;
    private @Nullable ExecutionAccounts accounts;

    /// @param held statements that stay where they are, in their order; the others follow as sorted
    TreeSource(TraceAnalysis analysis, Sorting sorting, List<RowKey> held) {
        this.analysis = analysis;
        this.sorting = sorting;
        this.held = List.copyOf(held);
    }

    TraceAnalysis analysis() {
        return analysis;
    }

    Trace trace() {
        return analysis.trace();
    }

    Sorting sorting() {
        return sorting;
    }

    /// The same rows in another order, or other rows of the same trace: keeps what is known of it.
    TreeSource next(TraceAnalysis newAnalysis, Sorting newSorting, List<RowKey> newHeld) {
        TreeSource next = new TreeSource(newAnalysis, newSorting, newHeld);
        if (newAnalysis.trace() == analysis.trace()) {
            synchronized (this) {
                next.lookups = newAnalysis.selection() == analysis.selection() ? lookups : null;
                next.accounts = newAnalysis.model().equals(analysis.model()) ? accounts : null;
            }
        }
        return next;
    }

    /// What is below a row.
    Children children(Row parent, CancelToken cancel) throws TraceException {
        return switch (parent) {
            case Row.Root _ -> statements(cancel);
            case Row.Statement statement -> executions(statement, cancel);
            case Row.Execution execution ->
                Children.of(new CallRows(trace(), accounts(), lookups(cancel)).below(execution.execution()));
            case Row.Call call -> plan(call.execution());
            case Row.Node node -> Children.of(PlanRows.below(node.execution(), node.plan(), node.position()));
            case Row.Waits waits -> waits(waits);
            case Row.Samples samples -> samples(samples.execution());
            case Row.Nested nested ->
                new NumberedChildren(
                        RowKind.EXECUTION, lookups(cancel).nested(nested.execution()), row -> executionRows()
                                .row(row, Place.BELOW_PARENT));
            case Row.Wait _, Row.Sample _, Row.More _, Row.Note _ -> Children.of(List.of());
        };
    }

    /// Builds what opening a statement needs, and sorts the largest ones, so that they open at once.
    void prepare(CancelToken cancel) {
        Lookups known = lookups(cancel);
        int sortedAhead = 0;
        for (StatementProfile profile : analysis.statements()) {
            if (profile.calls() >= LARGE && sortedAhead++ < MOST_AHEAD) {
                order(profile.statement(), known, cancel);
            }
        }
        accounts();
    }

    synchronized Lookups lookups(CancelToken cancel) {
        if (lookups == null) {
            lookups = Lookups.of(trace(), analysis.selection(), cancel);
        }
        return lookups;
    }

    synchronized ExecutionAccounts accounts() {
        if (accounts == null) {
            accounts = new ExecutionAccounts(trace(), analysis.model());
        }
        return accounts;
    }

    ExecutionRows executionRows() {
        return new ExecutionRows(trace(), accounts());
    }

    private Children statements(CancelToken cancel) {
        List<StatementProfile> profiles = analysis.statements();
        List<Figures> figures = profiles.stream().map(Figures::of).toList();
        int[] rows = new int[profiles.size()];
        long[] keys = new long[rows.length];
        for (int i = 0; i < rows.length; i++) {
            rows[i] = i;
            keys[i] = figures.get(i).value(sorting.column());
        }
        int[] order = RowOrder.of(rows, keys, sorting.direction(), cancel);
        List<Row> sorted = new ArrayList<>(rows.length);
        for (int i : order) {
            sorted.add(new Row.Statement(profiles.get(i), figures.get(i)));
        }
        if (!held.isEmpty()) {
            Map<RowKey, Integer> places = new HashMap<>();
            held.forEach(key -> places.put(key, places.size()));
            sorted.sort(Comparator.comparingInt(row -> places.getOrDefault(row.key(), Integer.MAX_VALUE)));
        }
        return Children.of(sorted);
    }

    private Children executions(Row.Statement statement, CancelToken cancel) {
        ExecutionRows rows = executionRows();
        return new NumberedChildren(
                RowKind.EXECUTION,
                order(statement.profile().statement(), lookups(cancel), cancel),
                execution -> rows.row(execution, Place.OWN_STATEMENT));
    }

    /// The executions of a statement as sorted; kept where there are many.
    private int[] order(int statement, Lookups known, CancelToken cancel) {
        int[] ready = orders.get(statement);
        if (ready == null) {
            ready = executionRows().sorted(known.executions(statement), sorting, cancel);
            if (ready.length >= LARGE) {
                orders.put(statement, ready);
            }
        }
        return ready;
    }

    private Children plan(int execution) {
        PlanFigures plan = Analyzer.plan(trace(), execution, analysis.model());
        return Children.of(PlanRows.below(execution, plan, -1));
    }

    private Children waits(Row.Waits group) {
        int[] rows = RowsOfExecution.waits(trace(), group.execution());
        int count = 0;
        for (int row : rows) {
            if (trace().waits().get(row, WaitColumn.NAME) == group.name()) {
                rows[count++] = row;
            }
        }
        return new NumberedChildren(RowKind.WAIT, java.util.Arrays.copyOf(rows, count), wait -> {
            long micros = trace().waits().orZero(wait, WaitColumn.ELAPSED_MICROS);
            Figures figures = Figures.start()
                    .with(Column.CALLS, 1)
                    .with(Column.ELAPSED, micros)
                    .with(Column.SELF, micros)
                    .bar(List.of(new Part(group.component(), micros, Provenance.MEASURED)), micros);
            return new Row.Wait(wait, group.event(), figures);
        });
    }

    private Children samples(int execution) throws TraceException {
        List<SampledBuffer> buffers = trace().text().detail(trace(), execution).sampledBuffers();
        List<Row> rows = new ArrayList<>(buffers.size() + 1);
        rows.add(new Row.Note(Messages.get("statements.note.samples")));
        for (int i = 0; i < buffers.size(); i++) {
            rows.add(new Row.Sample(i, buffers.get(i)));
        }
        return Children.of(rows);
    }
}

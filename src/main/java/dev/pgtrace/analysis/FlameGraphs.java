package dev.pgtrace.analysis;

import dev.pgtrace.analysis.flame.FlameBuilder;
import dev.pgtrace.analysis.flame.FlameBuilder.Siblings;
import dev.pgtrace.analysis.flame.FlameGraph;
import dev.pgtrace.analysis.flame.FlameGrouping;
import dev.pgtrace.analysis.flame.FlameKind;
import dev.pgtrace.analysis.flame.FlameOptions;
import dev.pgtrace.analysis.flame.FlameWeight;
import dev.pgtrace.base.TraceException;
import dev.pgtrace.base.task.CancelToken;
import dev.pgtrace.model.CursorColumn;
import dev.pgtrace.model.ExecutionColumn;
import dev.pgtrace.model.Session;
import dev.pgtrace.model.StatementColumn;
import dev.pgtrace.model.Table;
import dev.pgtrace.model.Trace;
import java.util.Arrays;

/// Makes flamegraphs of traces: session › statement › call › plan node › component. Executions that ran inside
/// another one lie on its call, so that the whole is the database time and nothing is counted twice.
public final class FlameGraphs {
    private static final int CHECK_EVERY = 1 << 12;
    private static final int NONE = -1;

    private final Trace trace;
    private final ExecutionSet selection;
    private final FlameOptions options;
    private final CancelToken cancel;
    private final FlameWeights weights;
    private final FlameNames names;
    private final FlamePlans plans;
    private final FlameBuilder builder;
    /// Call frame of each execution that others ran inside of.
    private final RowValues callFrame;
    private final int[] sessionFrame;

    private FlameGraphs(
            Trace trace, ExecutionSet selection, TierModel model, FlameOptions options, CancelToken cancel) {
        this.trace = trace;
        this.selection = selection;
        this.options = options;
        this.cancel = cancel;
        Siblings siblings = options.grouping() == FlameGrouping.EXECUTION ? Siblings.KEEP : Siblings.MERGE;
        this.builder = new FlameBuilder(
                options.weight(), siblings, fileName(trace.info().name()));
        this.weights = new FlameWeights(trace, selection, model, options.weight(), cancel);
        this.names = new FlameNames(trace, builder);
        this.plans = new FlamePlans(trace, model, weights, builder, FlameDetail.of(trace, selection, options));
        this.callFrame = new RowValues(weights.anyNested() ? trace.executions().size() : 0, NONE);
        this.sessionFrame = new int[Math.max(1, trace.info().sessions().size())];
        Arrays.fill(sessionFrame, NONE);
    }

    /// The flamegraph of a choice of executions.
    ///
    /// @throws TraceException when a statement's text cannot be read
    /// @throws java.util.concurrent.CancellationException when cancelled
    public static FlameGraph of(
            Trace trace, ExecutionSet selection, TierModel model, FlameOptions options, CancelToken cancel)
            throws TraceException {
        return new FlameGraphs(trace, selection, model, options, cancel).graph();
    }

    private FlameGraph graph() throws TraceException {
        names.countShapes(selection);
        int[] order = weights.parentsFirst();
        if (order == null) {
            for (int execution = selection.next(0); execution >= 0; execution = selection.next(execution + 1)) {
                check(execution);
                add(execution);
            }
        } else {
            for (int i = 0; i < order.length; i++) {
                check(i);
                if (selection.contains(order[i])) {
                    add(order[i]);
                }
            }
        }
        if (options.weight() == FlameWeight.TIME && selection.isAll()) {
            addPlanningWithoutRun();
        }
        return builder.build();
    }

    private void check(int step) {
        if ((step & (CHECK_EVERY - 1)) == 0) {
            cancel.check();
        }
    }

    private void add(int execution) throws TraceException {
        int cursor = (int) trace.executions().get(execution, ExecutionColumn.CURSOR);
        long parse = weights.planning(execution);
        long whole = weights.whole(execution);
        if (whole == 0 && parse == 0) {
            return;
        }
        int statement = statementFrame(base(execution, cursor), cursor);
        long runs = weights.runs(execution);
        builder.figures(statement, runs, Table.MISSING);
        if (parse > 0) {
            builder.frame(statement, builder.name("PARSE"), FlameKind.CALL, parse, execution);
        }
        if (whole == 0) {
            return;
        }
        int call = builder.frame(statement, names.call(execution), FlameKind.CALL, whole, execution);
        if (weights.anyNested()) {
            callFrame.set(execution, call);
        }
        weights.load(execution);
        long tier3 = weights.tier3Blocks();
        builder.figures(statement, Table.MISSING, tier3);
        builder.figures(0, runs, tier3);
        builder.figures(call, runs, tier3);
        plans.add(execution, call);
    }

    /// Statements that were planned and never ran in the trace.
    private void addPlanningWithoutRun() throws TraceException {
        for (int cursor = 0; cursor < trace.cursors().size(); cursor++) {
            long parse = weights.planningWithoutRun(cursor);
            if (parse > 0) {
                int statement = statementFrame(session(cursor), cursor);
                builder.frame(statement, builder.name("PARSE"), FlameKind.CALL, parse, Table.MISSING);
            }
        }
    }

    private int statementFrame(int parent, int cursor) throws TraceException {
        int statement = cursor < 0 ? NONE : (int) trace.cursors().get(cursor, CursorColumn.STATEMENT);
        int known = cursor;
        if (statement >= 0) {
            known = (int) trace.statements().get(statement, StatementColumn.FIRST_CURSOR);
        }
        return builder.group(parent, names.statement(statement, known), FlameKind.STATEMENT, statement);
    }

    /// What an execution lies on: the call that it ran inside of, else its session.
    private int base(int execution, int cursor) {
        int parent = weights.parent(execution);
        int frame = parent >= 0 ? (int) callFrame.get(parent) : NONE;
        return frame >= 0 ? frame : session(cursor);
    }

    private int session(int cursor) {
        if (options.grouping() != FlameGrouping.SESSION || cursor < 0) {
            return 0;
        }
        int index = (int) trace.cursors().get(cursor, CursorColumn.SESSION);
        if (index < 0 || index >= trace.info().sessions().size()) {
            return 0;
        }
        if (sessionFrame[index] == NONE) {
            Session session = trace.info().sessions().get(index);
            String name = session.pid() < 0 ? "session " + (index + 1) : "pid " + session.pid();
            sessionFrame[index] = builder.group(0, builder.name(name), FlameKind.SESSION, index);
        }
        return sessionFrame[index];
    }

    private static String fileName(String path) {
        int slash = Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\'));
        return slash < 0 || slash == path.length() - 1 ? path : path.substring(slash + 1);
    }
}

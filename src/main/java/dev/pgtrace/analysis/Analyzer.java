package dev.pgtrace.analysis;

import dev.pgtrace.base.task.CancelToken;
import dev.pgtrace.model.CallColumn;
import dev.pgtrace.model.CallKind;
import dev.pgtrace.model.Component;
import dev.pgtrace.model.ExecutionColumn;
import dev.pgtrace.model.ExecutionFlag;
import dev.pgtrace.model.TableReader;
import dev.pgtrace.model.Trace;
import java.util.Set;

/// Entry to the analysis of a trace. One pass over executions and cursors, one over waits.
public final class Analyzer {
    private static final int CHECK_EVERY = 1 << 12;

    private final Trace trace;
    private final ExecutionSet selection;
    private final TierModel model;
    private final CancelToken cancel;
    private final Accountant accountant;
    private final StatementCollector statements;
    private final RelationCollector relations;
    private final SeriesCollector series;
    private final Tally total = new Tally();
    private final Tally besideCalls = new Tally();
    private long betweenCalls;
    private long executions;
    private long incomplete;
    private long flagged;

    private Analyzer(Trace trace, ExecutionSet selection, TierModel model, CancelToken cancel) {
        this.trace = trace;
        this.selection = selection;
        this.model = model;
        this.cancel = cancel;
        this.accountant = new Accountant(trace, model);
        this.statements = new StatementCollector(trace, accountant);
        this.relations = new RelationCollector(trace, model);
        this.series =
                SeriesCollector.of(selection, new Spans(trace, selection, accountant.nesting(), accountant.trust()));
    }

    /// Analyses a choice of executions.
    ///
    /// @throws java.util.concurrent.CancellationException when cancelled
    public static TraceAnalysis analyze(Trace trace, ExecutionSet selection, TierModel model, CancelToken cancel) {
        return new Analyzer(trace, selection, model, cancel).run();
    }

    /// Analyses a whole trace.
    public static TraceAnalysis analyze(Trace trace, TierModel model, CancelToken cancel) {
        return analyze(trace, ExecutionSet.all(trace.executions().size()), model, cancel);
    }

    /// The plan of one execution; without nodes where it has none.
    public static PlanFigures plan(Trace trace, int execution, TierModel model) {
        return PlanReader.read(trace, execution, model);
    }

    private TraceAnalysis run() {
        executions();
        planningWithoutRun();
        waits();
        callsOfNoCursor();
        long database = total.whole();
        long wall = accountant.backends().wallMicros();
        Set<Component> unknown = accountant.unknown(total);
        Ledger databaseLedger = total.ledger(unknown);
        return new TraceAnalysis(
                trace,
                model,
                selection,
                accountant.backends().durationMicros(),
                wall,
                database,
                executions,
                incomplete,
                flagged,
                databaseLedger,
                wallLedger(wall, database),
                total.tiers(model),
                statements.profiles(selection, database, model),
                relations.profiles(),
                Chains.find(trace, selection, accountant.trust()),
                series.series());
    }

    private void executions() {
        TableReader<ExecutionColumn> table = new TableReader<>(trace.executions());
        Tally one = new Tally();
        for (int e = selection.next(0); e >= 0; e = selection.next(e + 1)) {
            if ((e & (CHECK_EVERY - 1)) == 0) {
                cancel.check();
            }
            int cursor = (int) table.get(e, ExecutionColumn.CURSOR);
            boolean orphan = accountant.nesting().parents().isOrphan(e);
            one.clear();
            accountant.execution(e, one);
            if (orphan) {
                one.clear(); // it is in the one that it ran inside of, whichever that was
            }
            total.add(one);
            statements.execution(e, cursor, one);
            long flags = table.get(e, ExecutionColumn.FLAGS);
            if (!ExecutionFlag.NO_START.in(flags) && SummedPlan.isChosen(trace, selection, e)) {
                relations.add(accountant.walk());
            }
            executions += ExecutionFlag.NO_START.in(flags) || ExecutionFlag.NO_RUN.in(flags) ? 0 : 1;
            incomplete += ExecutionFlag.INCOMPLETE.in(flags) ? 1 : 0;
            flagged += accountant.trust().flagged(e) ? 1 : 0;
            planning(e, cursor, orphan, one);
            series.add(e, one);
        }
    }

    /// Adds the planning that counts for an execution, also to what the execution itself took.
    private void planning(int execution, int cursor, boolean orphan, Tally one) {
        Tally planning = new Tally();
        if (!orphan) {
            accountant.planning(execution, planning);
        }
        boolean first = accountant.planning().isFirst(execution);
        if (first || planning.whole() > 0) {
            total.add(planning);
            statements.planning(cursor, first || accountant.planning().isCalled(execution) ? 1 : 0, planning);
            one.add(planning);
        }
    }

    private void planningWithoutRun() {
        Tally one = new Tally();
        for (int cursor = 0; cursor < trace.cursors().size() && selection.isAll(); cursor++) {
            if (!accountant.planning().isExecuted(cursor)) {
                one.clear();
                accountant.planningOfCursor(cursor, one);
                total.add(one);
                statements.planning(cursor, 1, one);
            }
        }
    }

    private void waits() {
        WaitAccounts waits = accountant.waits();
        for (int w = 0; w < waits.size(); w++) {
            int execution = waits.execution(w);
            if (execution < 0 ? !selection.isAll() : !selection.contains(execution)) {
                continue;
            }
            long micros = waits.micros(w);
            if (waits.isBetweenCalls(w)) {
                if (!accountant.backends().tellClient() || waits.component(w) != Component.CLIENT) {
                    besideCalls.add(waits.part(w), micros);
                    betweenCalls += micros;
                }
            } else if (execution >= 0 && waits.counts(w)) {
                if (accountant.nesting().parents().isOrphan(execution)) {
                    continue;
                }
                total.add(waits.part(w), micros);
                int cursor = (int) trace.executions().get(execution, ExecutionColumn.CURSOR);
                statements.waited(statements.statement(cursor), waits.part(w), micros);
                series.waited(execution, waits.part(w), micros);
            } else if (execution < 0 && waits.isInCall(w)) {
                besideCalls.add(waits.part(w), micros);
            }
        }
        if (selection.isAll() && accountant.backends().tellClient()) {
            besideCalls.add(
                    accountant.backends().clientPart(), accountant.backends().clientMicros());
        }
    }

    /// LOB calls name no cursor, so they are in no statement: their time stands beside the database time.
    private void callsOfNoCursor() {
        TableReader<CallColumn> calls = new TableReader<>(trace.calls());
        for (int call = 0; call < calls.size() && selection.isAll(); call++) {
            if (calls.get(call, CallColumn.KIND) == CallKind.LOB.ordinal()) {
                besideCalls.add(Tally.Part.CPU, calls.orZero(call, CallColumn.CPU_MICROS));
                betweenCalls += calls.orZero(call, CallColumn.ELAPSED_MICROS);
            }
        }
    }

    private Ledger wallLedger(long wall, long database) {
        Tally sums = new Tally();
        sums.add(total);
        sums.add(besideCalls);
        long whole = selection.isAll() && wall >= 0 ? wall : database + betweenCalls;
        sums.addWhole(whole - database);
        return sums.ledger(accountant.unknown(sums));
    }
}

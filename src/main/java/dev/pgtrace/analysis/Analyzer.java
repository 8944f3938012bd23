package dev.pgtrace.analysis;

import dev.pgtrace.base.task.CancelToken;
import dev.pgtrace.model.Component;
import dev.pgtrace.model.ExecutionColumn;
import dev.pgtrace.model.ExecutionFlag;
import dev.pgtrace.model.Session;
import dev.pgtrace.model.Table;
import dev.pgtrace.model.TableReader;
import dev.pgtrace.model.Trace;
import dev.pgtrace.model.WaitColumn;
import java.util.List;
import java.util.Set;

/// Entry to the analysis of a trace. One pass over executions and cursors, one over waits.
public final class Analyzer {
    private static final int CHECK_EVERY = 1 << 12;
    private static final Component[] COMPONENTS = Component.values();

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
        this.series = new SeriesCollector(selection.count());
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
        planning();
        waits();
        long database = total.whole();
        long wall = wallMicros();
        Set<Component> unknown = accountant.unknown(total);
        Ledger databaseLedger = total.ledger(unknown);
        return new TraceAnalysis(
                trace,
                model,
                selection,
                wall,
                database,
                executions,
                incomplete,
                flagged,
                databaseLedger,
                wallLedger(wall, database, unknown),
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
            one.clear();
            accountant.execution(e, one);
            total.add(one);
            statements.execution(e, cursor, one);
            long flags = table.get(e, ExecutionColumn.FLAGS);
            if (!ExecutionFlag.NO_START.in(flags) && SummedPlan.isChosen(trace, selection, e)) {
                relations.add(accountant.walk());
            }
            executions += ExecutionFlag.NO_START.in(flags) || ExecutionFlag.NO_RUN.in(flags) ? 0 : 1;
            incomplete += ExecutionFlag.INCOMPLETE.in(flags) ? 1 : 0;
            flagged += accountant.trust().flagged(e) ? 1 : 0;
            if (cursor >= 0 && accountant.nesting().firstExecution(cursor) == e) {
                accountant.planning(cursor, one);
            }
            series.add(e, one);
        }
    }

    private void planning() {
        Tally one = new Tally();
        for (int cursor = 0; cursor < trace.cursors().size(); cursor++) {
            int first = accountant.nesting().firstExecution(cursor);
            if (first < 0 ? !selection.isAll() : !selection.contains(first)) {
                continue;
            }
            one.clear();
            accountant.planning(cursor, one);
            total.add(one);
            statements.planning(cursor, one);
        }
    }

    private void waits() {
        TableReader<WaitColumn> waits = new TableReader<>(trace.waits());
        for (int w = 0; w < waits.size(); w++) {
            int execution = (int) waits.get(w, WaitColumn.EXECUTION);
            if (execution < 0 ? !selection.isAll() : !selection.contains(execution)) {
                continue;
            }
            Component component = COMPONENTS[(int) waits.orZero(w, WaitColumn.COMPONENT)];
            long micros = waits.orZero(w, WaitColumn.ELAPSED_MICROS);
            if (waits.get(w, WaitColumn.BETWEEN_CALLS) == 1) {
                besideCalls.add(Tally.Part.of(component), micros);
                betweenCalls += micros;
            } else if (execution >= 0) {
                total.add(Tally.Part.of(component), micros);
                int cursor = (int) trace.executions().get(execution, ExecutionColumn.CURSOR);
                statements.waited(statements.statement(cursor), component, micros);
                series.waited(execution, component, micros);
            }
        }
    }

    private Ledger wallLedger(long wall, long database, Set<Component> unknown) {
        Tally sums = new Tally();
        sums.add(total);
        sums.add(besideCalls);
        long whole = selection.isAll() && wall >= 0 ? wall : database + betweenCalls;
        sums.addWhole(whole - database);
        return sums.ledger(unknown);
    }

    private long wallMicros() {
        long sum = 0;
        List<Session> sessions = trace.info().sessions();
        for (Session session : sessions) {
            if (session.startMicros() < 0 || session.endMicros() < session.startMicros()) {
                return Table.MISSING;
            }
            sum += session.endMicros() - session.startMicros();
        }
        return sessions.isEmpty() ? Table.MISSING : sum;
    }
}

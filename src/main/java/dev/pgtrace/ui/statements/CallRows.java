package dev.pgtrace.ui.statements;

import dev.pgtrace.analysis.Analyzer;
import dev.pgtrace.analysis.ExecutionAccount;
import dev.pgtrace.analysis.ExecutionAccounts;
import dev.pgtrace.analysis.PlanFigures;
import dev.pgtrace.base.text.Counts;
import dev.pgtrace.model.CallColumn;
import dev.pgtrace.model.CallKind;
import dev.pgtrace.model.Component;
import dev.pgtrace.model.CursorColumn;
import dev.pgtrace.model.ExecutionColumn;
import dev.pgtrace.model.ExecutionFlag;
import dev.pgtrace.model.Provenance;
import dev.pgtrace.model.Table;
import dev.pgtrace.model.Trace;
import dev.pgtrace.model.WaitColumn;
import dev.pgtrace.ui.kit.Messages;
import dev.pgtrace.ui.kit.control.Part;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Makes what stands below an execution: its calls, timed waits, sampled buffers and nested statements.
final class CallRows {
    private static final CallKind[] KINDS = CallKind.values();
    private static final Component[] COMPONENTS = Component.values();

    private final Trace trace;
    private final ExecutionAccounts accounts;
    private final Lookups lookups;

    CallRows(Trace trace, ExecutionAccounts accounts, Lookups lookups) {
        this.trace = trace;
        this.accounts = accounts;
        this.lookups = lookups;
    }

    List<Row> below(int execution) {
        List<Row> rows = new ArrayList<>();
        ExecutionAccount figures = accounts.of(execution);
        parse(execution, figures, rows);
        bind(execution, rows);
        int[] calls = RowsOfExecution.calls(trace, execution);
        if (calls.length == 0) {
            rows.add(exec(execution, figures));
        } else {
            printed(execution, calls, rows);
        }
        waits(execution, rows);
        samples(execution, rows);
        nested(execution, figures, rows);
        return rows;
    }

    private void parse(int execution, ExecutionAccount figures, List<Row> rows) {
        if (figures.planningMicros() == Table.MISSING) {
            return;
        }
        int cursor = (int) trace.executions().get(execution, ExecutionColumn.CURSOR);
        long blocks = trace.cursors().get(cursor, CursorColumn.PARSE_BLOCKS);
        String note = blocks <= 0
                ? Messages.get("statements.call.planning")
                : Messages.get("statements.call.planning_blocks", Counts.grouped(blocks));
        Figures row = Figures.start()
                .with(Column.CALLS, 1)
                .with(Column.ELAPSED, figures.planningMicros())
                .with(Column.SELF, figures.planningMicros())
                .with(Column.CPU, trace.cursors().get(cursor, CursorColumn.PARSE_CPU_MICROS))
                .bar(accounts.planning(cursor));
        rows.add(new Row.Call(execution, CallKind.PARSE, -1, note, row, false));
    }

    private void bind(int execution, List<Row> rows) {
        long binds = trace.executions().get(execution, ExecutionColumn.BIND_COUNT);
        if (binds > 0) {
            String note = binds == 1
                    ? Messages.get("statements.call.bind_one")
                    : Messages.get("statements.call.binds", Counts.grouped(binds));
            Figures row = Figures.start().with(Column.CALLS, 1);
            rows.add(new Row.Call(execution, CallKind.BIND, -1, note, row, false));
        }
    }

    /// The run as pg_trace prints it: one time for all of it.
    private Row exec(int execution, ExecutionAccount figures) {
        PlanFigures plan = Analyzer.plan(trace, execution, accounts.model());
        long flags = trace.executions().orZero(execution, ExecutionColumn.FLAGS);
        boolean own = !ExecutionFlag.FOREIGN_PLAN.in(flags) && !ExecutionFlag.SUMMED_PLAN.in(flags);
        Figures row = Figures.start()
                .with(Column.CALLS, ExecutionFlag.NO_RUN.in(flags) ? Table.MISSING : 1)
                .with(Column.ELAPSED, figures.runMicros())
                .with(Column.SELF, self(figures, own ? plan : null))
                .with(Column.CPU, figures.cpuMicros())
                .with(Column.ROWS, figures.rows())
                .tiers(figures.tiers())
                .bar(figures.runLedger());
        String note = plan.nodes().isEmpty() ? Messages.get("statements.call.no_plan") : "";
        return new Row.Call(
                execution, CallKind.EXEC, -1, note, row, !plan.nodes().isEmpty());
    }

    /// What the run took beside its plan: start and end of the executor, triggers, sending rows.
    private static long self(ExecutionAccount figures, @org.jspecify.annotations.Nullable PlanFigures plan) {
        if (figures.runMicros() == Table.MISSING) {
            return Table.MISSING;
        }
        long below = 0;
        boolean timed = false;
        if (plan != null) {
            for (PlanFigures.Node node : plan.nodes()) {
                if (node.parent() < 0 && node.totalMicros() != Table.MISSING) {
                    below += node.totalMicros();
                    timed = true;
                }
            }
        }
        return Math.max(0, figures.runMicros() - (timed ? below : figures.nestedMicros()));
    }

    /// The calls of a format that prints each of them.
    private void printed(int execution, int[] calls, List<Row> rows) {
        boolean planned = trace.executions().get(execution, ExecutionColumn.SHAPE) >= 0;
        for (int call : calls) {
            CallKind kind = KINDS[(int) trace.calls().orZero(call, CallColumn.KIND)];
            long elapsed = trace.calls().get(call, CallColumn.ELAPSED_MICROS);
            Figures row = Figures.start()
                    .with(Column.CALLS, 1)
                    .with(Column.ELAPSED, elapsed)
                    .with(Column.SELF, elapsed)
                    .with(Column.CPU, trace.calls().get(call, CallColumn.CPU_MICROS))
                    .with(Column.ROWS, trace.calls().get(call, CallColumn.ROWS))
                    .with(Column.READS, trace.calls().get(call, CallColumn.READ_BLOCKS));
            long hits = trace.calls().get(call, CallColumn.HIT_BLOCKS);
            long reads = trace.calls().get(call, CallColumn.READ_BLOCKS);
            if (hits >= 0 && reads >= 0 && hits + reads > 0) {
                row.with(Column.T1_HIT, Unit.share((double) hits / (hits + reads)));
            }
            boolean bearsPlan = planned && kind == CallKind.EXEC;
            planned &= !bearsPlan;
            rows.add(new Row.Call(execution, kind, call, "", row, bearsPlan));
        }
        if (planned) {
            rows.add(new Row.Call(execution, CallKind.EXEC, -1, "", Figures.start(), true));
        }
    }

    private void waits(int execution, List<Row> rows) {
        Map<Integer, long[]> sums = new LinkedHashMap<>();
        for (int wait : RowsOfExecution.waits(trace, execution)) {
            long[] sum = sums.computeIfAbsent((int) trace.waits().get(wait, WaitColumn.NAME), name -> new long[4]);
            sum[0]++;
            sum[1] += trace.waits().orZero(wait, WaitColumn.ELAPSED_MICROS);
            sum[2] = trace.waits().orZero(wait, WaitColumn.COMPONENT);
            sum[3] += trace.waits().get(wait, WaitColumn.BETWEEN_CALLS) == 1 ? 1 : 0;
        }
        sums.forEach((name, sum) -> {
            Component component = COMPONENTS[(int) sum[2]];
            Row.Timing timing = sum[3] > 0 ? Row.Timing.BETWEEN_CALLS : Row.Timing.INSIDE_CALLS;
            Figures row = Figures.start()
                    .with(Column.CALLS, sum[0])
                    .with(Column.ELAPSED, sum[1])
                    .with(Column.SELF, sum[1])
                    .bar(List.of(new Part(component, sum[1], Provenance.MEASURED)), sum[1]);
            rows.add(new Row.Waits(execution, name, trace.name(name), component, timing, row));
        });
    }

    private void samples(int execution, List<Row> rows) {
        long samples = trace.executions().get(execution, ExecutionColumn.SAMPLED_BUFFERS);
        if (samples > 0) {
            rows.add(new Row.Samples(execution, Figures.start().with(Column.CALLS, samples)));
        }
    }

    private void nested(int execution, ExecutionAccount figures, List<Row> rows) {
        int[] nested = lookups.nested(execution);
        if (nested.length > 0) {
            Figures row =
                    Figures.start().with(Column.CALLS, nested.length).with(Column.ELAPSED, figures.nestedMicros());
            rows.add(new Row.Nested(execution, row));
        }
    }
}

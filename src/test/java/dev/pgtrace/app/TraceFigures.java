package dev.pgtrace.app;

import dev.pgtrace.analysis.Analyzer;
import dev.pgtrace.analysis.StatementProfile;
import dev.pgtrace.analysis.TierModel;
import dev.pgtrace.analysis.TraceAnalysis;
import dev.pgtrace.base.TraceException;
import dev.pgtrace.base.task.CancelToken;
import dev.pgtrace.model.CursorColumn;
import dev.pgtrace.model.ExecutionColumn;
import dev.pgtrace.model.ExecutionDetail;
import dev.pgtrace.model.PlanShapes;
import dev.pgtrace.model.Session;
import dev.pgtrace.model.Table;
import dev.pgtrace.model.Trace;
import dev.pgtrace.model.TraceIssue;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The figures of a trace that must be the same however it is written.
record TraceFigures(
        Object counts,
        List<List<Long>> sessions,
        List<String> issues,
        List<List<Long>> cursors,
        List<List<Long>> executions,
        List<List<Integer>> shapes,
        List<Integer> statements,
        Object sums,
        List<List<Object>> profiles,
        List<List<Object>> details) {
    private static final Set<CursorColumn> CURSOR_PLACES =
            // Of texts: those that differ in what is redacted become the same.
            Set.of(CursorColumn.OFFSET_BYTES, CursorColumn.SQL_DELTA, CursorColumn.SQL_LENGTH, CursorColumn.TEXT);
    private static final Set<ExecutionColumn> EXECUTION_PLACES = Set.of(
            ExecutionColumn.OFFSET_BYTES,
            ExecutionColumn.BINDS_BACK,
            ExecutionColumn.PLAN_DELTA,
            ExecutionColumn.WAITS_DELTA,
            ExecutionColumn.END_DELTA);

    static TraceFigures of(Trace trace) throws TraceException {
        TraceAnalysis analysis = Analyzer.analyze(trace, TierModel.standard(), new CancelToken());
        return new TraceFigures(
                trace.info().counts(),
                trace.info().sessions().stream()
                        .map(Session::backend)
                        .map(backend -> List.of(backend.pid(), backend.startMicros()))
                        .toList(),
                trace.info().issues().stream().map(TraceFigures::issue).toList(),
                rows(trace.cursors(), CursorColumn.values(), CURSOR_PLACES),
                rows(trace.executions(), ExecutionColumn.values(), EXECUTION_PLACES),
                shapes(trace),
                groups(trace),
                List.of(
                        analysis.database(),
                        analysis.wall(),
                        analysis.tiers(),
                        analysis.relations().size(),
                        analysis.chains(),
                        analysis.durationMicros()),
                analysis.statements().stream().map(TraceFigures::profile).toList(),
                details(trace));
    }

    private static String issue(TraceIssue issue) {
        return issue.kind() + " " + issue.count();
    }

    private static <C extends Enum<C>> List<List<Long>> rows(Table<C> table, C[] columns, Set<C> places) {
        List<List<Long>> rows = new ArrayList<>();
        for (int row = 0; row < table.size(); row++) {
            List<Long> values = new ArrayList<>();
            for (C column : columns) {
                long value = table.get(row, column);
                values.add(places.contains(column) && value != Table.MISSING ? 0 : value);
            }
            rows.add(values);
        }
        return rows;
    }

    private static List<List<Integer>> shapes(Trace trace) {
        PlanShapes shapes = trace.shapes();
        Map<String, Integer> names = new HashMap<>();
        List<List<Integer>> all = new ArrayList<>();
        for (int shape = 0; shape < shapes.size(); shape++) {
            List<Integer> nodes = new ArrayList<>();
            for (int node = 0; node < shapes.nodeCount(shape); node++) {
                nodes.add(shapes.parent(shape, node));
                for (int name :
                        new int[] {shapes.label(shape, node), shapes.relation(shape, node), shapes.index(shape, node)
                        }) {
                    nodes.add(names.computeIfAbsent(trace.name(name), unknown -> names.size()));
                }
            }
            all.add(nodes);
        }
        return all;
    }

    private static List<Integer> groups(Trace trace) {
        List<Integer> groups = new ArrayList<>();
        for (int cursor = 0; cursor < trace.cursors().size(); cursor++) {
            groups.add((int) trace.cursors().get(cursor, CursorColumn.STATEMENT));
        }
        return groups;
    }

    private static List<Object> profile(StatementProfile profile) {
        return List.of(
                profile.statement(),
                profile.calls(),
                profile.elapsedMicros(),
                profile.selfMicros(),
                profile.cpuMicros(),
                profile.rows(),
                profile.hitBlocks(),
                profile.readBlocks(),
                profile.elapsed(),
                profile.planShapes(),
                profile.tiers(),
                profile.ledger());
    }

    private static List<List<Object>> details(Trace trace) throws TraceException {
        Map<String, Integer> values = new HashMap<>();
        List<List<Object>> all = new ArrayList<>();
        for (int execution = 0; execution < trace.executions().size(); execution++) {
            ExecutionDetail detail = trace.text().detail(trace, execution);
            List<Object> one = new ArrayList<>();
            for (ExecutionDetail.Bind bind : detail.binds()) {
                one.add(List.of(
                        bind.position(),
                        bind.type(),
                        bind.truncated(),
                        bind.plausible(),
                        bind.value()
                                .map(v -> values.computeIfAbsent(v, unknown -> values.size()))
                                .orElse(-1)));
            }
            for (ExecutionDetail.PlanNode node : detail.plan()) {
                one.add(List.of(
                        node.depth(),
                        node.parent(),
                        node.loops(),
                        node.rows(),
                        node.totalCost(),
                        node.totalMicros(),
                        node.hitBlocks(),
                        node.readBlocks(),
                        node.tempReadBlocks(),
                        node.walBytes(),
                        node.details().size()));
            }
            one.add(List.of(
                    detail.sampledBuffers().size(),
                    detail.waits().stream()
                            .map(ExecutionDetail.Wait::elapsedMicros)
                            .toList(),
                    detail.planProperties().size(),
                    detail.stack().size(),
                    detail.failure().map(ExecutionDetail.Failure::sqlState).orElse("")));
            all.add(one);
        }
        return all;
    }
}

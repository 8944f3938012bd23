package dev.pgtrace.analysis.experiment;

import dev.pgtrace.analysis.TraceAnalysis;
import dev.pgtrace.analysis.sql.SqlFingerprinter;
import dev.pgtrace.model.CursorColumn;
import dev.pgtrace.model.ExecutionColumn;
import dev.pgtrace.model.StatementColumn;
import dev.pgtrace.model.Table;
import dev.pgtrace.model.Trace;
import dev.pgtrace.model.experiment.Experiment;
import dev.pgtrace.model.experiment.ExperimentRun;
import dev.pgtrace.model.experiment.RunPhase;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// Reads figures of variants from their traces: the runs of the variant's statement, with what ran nested in them.
final class FigureReader {
    private final Experiment experiment;

    FigureReader(Experiment experiment) {
        this.experiment = experiment;
    }

    List<VariantFigures> read(List<VariantAnalysis> traces) {
        List<VariantFigures> figures = new ArrayList<>();
        traces.stream()
                .sorted(Comparator.comparingInt(VariantAnalysis::variant))
                .forEach(traced -> {
                    FigureSums sums = sums(traced);
                    if (sums.runs() > 0) {
                        figures.add(sums.figures(traced.variant(), instrumentMicros(traced.variant(), sums)));
                    }
                });
        return figures;
    }

    private FigureSums sums(VariantAnalysis traced) {
        TraceAnalysis analysis = traced.analysis();
        Trace trace = analysis.trace();
        int statement = statement(traced);
        FigureSums sums = new FigureSums(analysis);
        Table<ExecutionColumn> executions = trace.executions();
        for (int e = 0; e < executions.size(); e++) {
            int root = root(executions, e);
            int cursor = (int) executions.get(root, ExecutionColumn.CURSOR);
            if (cursor >= 0 && trace.cursors().get(cursor, CursorColumn.STATEMENT) == statement) {
                sums.add(e, root == e);
            }
        }
        return sums;
    }

    /// The row of the variant's statement: the one with its fingerprint, else the heaviest.
    private int statement(VariantAnalysis traced) {
        TraceAnalysis analysis = traced.analysis();
        byte[] sql = experiment.request().variants().get(traced.variant()).sql().getBytes(StandardCharsets.UTF_8);
        long wanted = new SqlFingerprinter().of(sql, 0, sql.length);
        Table<StatementColumn> statements = analysis.trace().statements();
        for (int s = 0; s < statements.size(); s++) {
            if (statements.get(s, StatementColumn.FINGERPRINT) == wanted) {
                return s;
            }
        }
        return analysis.statements().isEmpty()
                ? -2
                : analysis.statements().getFirst().statement();
    }

    private static int root(Table<ExecutionColumn> executions, int execution) {
        int root = execution;
        for (int depth = 0; depth < 1000; depth++) {
            long parent = executions.get(root, ExecutionColumn.PARENT);
            if (parent < 0 || parent >= executions.size()) {
                return root;
            }
            root = (int) parent;
        }
        return root;
    }

    /// How much longer the instrumented runs took than timed ones with the same parameters.
    private double instrumentMicros(int variant, FigureSums sums) {
        double with = 0;
        double without = 0;
        int count = 0;
        TimedRuns timed = new TimedRuns(experiment);
        for (ExperimentRun run : experiment.runs()) {
            if (run.variant() == variant && run.phase() == RunPhase.EXPLAINED) {
                double[] same = timed.of(variant, run.parameters());
                if (same.length > 0) {
                    with += run.elapsedMicros();
                    without += mean(same);
                    count++;
                }
            }
        }
        double more = count == 0 ? sums.elapsedMicros() - mean(timed.of(variant)) : (with - without) / count;
        return more > 0 ? more : 0;
    }

    private static double mean(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return sum / values.length;
    }
}

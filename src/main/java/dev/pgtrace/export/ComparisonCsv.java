package dev.pgtrace.export;

import dev.pgtrace.analysis.compare.Change;
import dev.pgtrace.analysis.compare.CompareMetric;
import dev.pgtrace.analysis.compare.StatementDelta;
import dev.pgtrace.analysis.compare.TraceComparison;
import dev.pgtrace.base.TraceException;
import java.io.IOException;
import java.util.List;
import java.util.Locale;

/// Every statement of a comparison as a line of CSV (RFC 4180): of each figure both sides, in microseconds, blocks or
/// counts; empty where it is not known.
public final class ComparisonCsv {
    private final TraceComparison comparison;
    private final int top;
    private final Appendable out;

    private ComparisonCsv(ComparisonReport report, Appendable out) {
        this.comparison = report.comparison();
        this.top = report.top();
        this.out = out;
    }

    public static void write(ComparisonReport report, Appendable out) throws IOException, TraceException {
        new ComparisonCsv(report, out).write();
    }

    private void write() throws IOException, TraceException {
        out.append("side,fingerprint,sql,plan_flip,within_noise");
        for (CompareMetric metric : CompareMetric.values()) {
            String name = metric.word() + unit(metric);
            out.append(",old_").append(name).append(",new_").append(name);
        }
        out.append('\n');
        lines("both", comparison.statements());
        lines("new", comparison.appeared());
        lines("gone", comparison.gone());
    }

    private void lines(String side, List<StatementDelta> statements) throws IOException, TraceException {
        for (StatementDelta statement : statements.subList(0, Math.min(top, statements.size()))) {
            out.append(side).append(',').append(statement.fingerprintText()).append(',');
            CsvField.write(out, ComparisonTexts.sql(comparison, statement));
            out.append(',').append(yes(statement.flip().isPresent()));
            out.append(',').append(yes(statement.isNoise()));
            for (CompareMetric metric : CompareMetric.values()) {
                Change change = statement.change(metric);
                out.append(',').append(number(change.before())).append(',').append(number(change.after()));
            }
            out.append('\n');
        }
    }

    private static String unit(CompareMetric metric) {
        return switch (metric.unit()) {
            case MICROS -> "_us";
            case BLOCKS -> "_blocks";
            case COUNT -> "";
        };
    }

    private static String yes(boolean is) {
        return is ? "yes" : "no";
    }

    private static String number(double value) {
        if (Double.isNaN(value)) {
            return "";
        }
        return value == Math.rint(value) ? Long.toString((long) value) : String.format(Locale.ROOT, "%.3f", value);
    }
}

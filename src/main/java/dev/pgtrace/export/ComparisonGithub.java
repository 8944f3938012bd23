package dev.pgtrace.export;

import dev.pgtrace.analysis.compare.TraceComparison;
import dev.pgtrace.analysis.compare.gate.GateResult;
import dev.pgtrace.base.TraceException;
import dev.pgtrace.base.text.PlainText;
import java.io.IOException;

/// Failed gates as GitHub's workflow commands, which become annotations of the build.
public final class ComparisonGithub {
    private static final int SQL_WIDTH = 200;

    private ComparisonGithub() {}

    public static void write(ComparisonReport report, Appendable out) throws IOException, TraceException {
        for (GateResult result : report.gates()) {
            if (result.isPassed()) {
                continue;
            }
            String title = "pgtrace: " + PlainText.oneLine(result.gate().text());
            if (result.violations().isEmpty()) {
                line(title, GateText.verdict(result), out);
            }
            for (GateResult.Violation violation :
                    result.violations().stream().limit(report.top()).toList()) {
                line(title, message(report.comparison(), result, violation), out);
            }
        }
    }

    static String message(TraceComparison comparison, GateResult result, GateResult.Violation violation)
            throws TraceException {
        String what = GateText.violation(result, violation);
        if (violation.statement().isEmpty()) {
            return what;
        }
        String sql = StatementTexts.shown(
                ComparisonTexts.sql(comparison, violation.statement().get()), SQL_WIDTH);
        return what + " — " + violation.statement().get().fingerprintText() + " " + sql;
    }

    private static void line(String title, String message, Appendable out) throws IOException {
        String escaped = escaped(title).replace(":", "%3A").replace(",", "%2C");
        out.append("::error title=")
                .append(escaped)
                .append("::")
                .append(escaped(message))
                .append('\n');
    }

    private static String escaped(String text) {
        return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A");
    }
}

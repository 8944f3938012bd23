package dev.pgtrace.export;

import dev.pgtrace.analysis.compare.gate.GateResult;
import dev.pgtrace.base.TraceException;
import java.io.IOException;

/// Gates as test cases of JUnit's XML, which build servers show.
public final class ComparisonJunit {
    private ComparisonJunit() {}

    public static void write(ComparisonReport report, Appendable out) throws IOException, TraceException {
        long failures =
                report.gates().stream().filter(result -> !result.isPassed()).count();
        HtmlWriter xml = new HtmlWriter(out);
        xml.trusted("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
        xml.start(
                "testsuite",
                "name",
                "pgtrace compare",
                "tests",
                Integer.toString(report.gates().size()),
                "failures",
                Long.toString(failures),
                "errors",
                "0",
                "skipped",
                "0");
        xml.trusted("\n");
        for (GateResult result : report.gates()) {
            xml.start(
                    "testcase",
                    "classname",
                    "pgtrace.compare",
                    "name",
                    Xml.clean(result.gate().text()));
            if (!result.isPassed()) {
                xml.start("failure", "message", Xml.clean(GateText.verdict(result)));
                for (GateResult.Violation violation : result.violations()) {
                    xml.text(Xml.clean(ComparisonGithub.message(report.comparison(), result, violation)) + "\n");
                }
                xml.end();
            }
            xml.end().trusted("\n");
        }
        xml.end().trusted("\n");
    }
}

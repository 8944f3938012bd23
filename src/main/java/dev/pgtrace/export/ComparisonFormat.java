package dev.pgtrace.export;

import dev.pgtrace.base.TraceException;
import java.io.IOException;
import java.io.Writer;

/// The forms in which a comparison is written.
public enum ComparisonFormat {
    TEXT(20),
    JSON(ReportOptions.ALL),
    HTML(100),
    /// Every statement, for a spreadsheet.
    CSV(ReportOptions.ALL),
    /// The gates alone, as test cases.
    JUNIT(ReportOptions.ALL),
    /// The failed gates alone, as annotations of a build.
    GITHUB(10);

    private final int standardTop;

    ComparisonFormat(int standardTop) {
        this.standardTop = standardTop;
    }

    /// How many statements are shown where nobody says how many.
    public int standardTop() {
        return standardTop;
    }

    /// Writes a whole document; the writer stays open.
    public void write(ComparisonReport report, Writer out) throws IOException, TraceException {
        switch (this) {
            case TEXT -> ComparisonText.write(report, out);
            case JSON -> ComparisonJson.write(report, out);
            case HTML -> ReportTexts.in(report.language(), () -> ComparisonHtml.write(report, out));
            case CSV -> ComparisonCsv.write(report, out);
            case JUNIT -> ComparisonJunit.write(report, out);
            case GITHUB -> ComparisonGithub.write(report, out);
        }
    }
}

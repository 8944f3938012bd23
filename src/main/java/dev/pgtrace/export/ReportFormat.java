package dev.pgtrace.export;

import dev.pgtrace.base.TraceException;
import java.io.IOException;
import java.io.Writer;

/// The forms a report can have.
public enum ReportFormat {
    TEXT(20),
    JSON(ReportOptions.ALL),
    HTML(200);

    private final int standardTop;

    ReportFormat(int standardTop) {
        this.standardTop = standardTop;
    }

    /// How many statements are shown where nobody says how many.
    public int standardTop() {
        return standardTop;
    }

    /// Begins a document.
    public Report open(Writer out, ReportOptions options) throws IOException, TraceException {
        return switch (this) {
            case TEXT -> new TextReport(out, options);
            case JSON -> new JsonReport(out, options);
            case HTML -> new HtmlReport(out, options);
        };
    }
}

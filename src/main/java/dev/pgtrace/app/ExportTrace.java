package dev.pgtrace.app;

import dev.pgtrace.analysis.FlameGraphs;
import dev.pgtrace.analysis.TraceAnalysis;
import dev.pgtrace.analysis.flame.FlameGraph;
import dev.pgtrace.analysis.flame.FlameOptions;
import dev.pgtrace.analysis.flame.FlameOrder;
import dev.pgtrace.base.TraceException;
import dev.pgtrace.base.task.CancelToken;
import dev.pgtrace.export.FlameSvg;
import dev.pgtrace.export.FoldedStacks;
import dev.pgtrace.export.Report;
import dev.pgtrace.export.ReportFormat;
import dev.pgtrace.export.ReportOptions;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Path;
import java.util.Locale;

/// Writes what is known of an open trace to a file: aside first, then moved, so that a file is whole or not there.
public final class ExportTrace {
    /// What can be written.
    public enum Form {
        HTML(".html"),
        /// Without the values of binds.
        HTML_NO_BINDS(".html"),
        JSON(".json"),
        TEXT(".txt"),
        FLAME_SVG(".svg"),
        FOLDED(".folded");

        private final String extension;

        Form(String extension) {
            this.extension = extension;
        }

        /// With its dot.
        public String extension() {
            return extension;
        }
    }

    private final TraceAnalysis analysis;
    private final ReportOptions options;

    /// @param filter   the expression that chose the executions, for the reader; empty for all
    /// @param language of what is for people
    public ExportTrace(TraceAnalysis analysis, String filter, Locale language) {
        this.analysis = analysis;
        this.options = ReportOptions.standard().withFilter(filter).withLanguage(language);
    }

    /// Writes the file; blocks until it is there.
    ///
    /// @throws TraceException when the file cannot be written or the trace cannot be read any more
    /// @throws java.util.concurrent.CancellationException when cancelled
    public void write(Form form, Path file, CancelToken cancel) throws TraceException {
        ExportedFile.write(file, out -> {
            switch (form) {
                case HTML -> report(ReportFormat.HTML, options, out);
                case HTML_NO_BINDS -> report(ReportFormat.HTML, options.withBinds(ReportOptions.Binds.LEFT_OUT), out);
                case JSON -> report(ReportFormat.JSON, options, out);
                case TEXT -> report(ReportFormat.TEXT, options, out);
                case FLAME_SVG -> FlameSvg.write(flame(cancel), FlameOrder.HEAVIEST_FIRST, options.language(), out);
                case FOLDED -> FoldedStacks.write(flame(cancel), out);
            }
        });
    }

    private void report(ReportFormat format, ReportOptions shown, Writer out) throws IOException, TraceException {
        try (Report report = format.open(out, shown.withTop(format.standardTop()))) {
            report.add(analysis);
        }
    }

    private FlameGraph flame(CancelToken cancel) throws TraceException {
        return FlameGraphs.of(analysis.trace(), analysis.selection(), analysis.model(), FlameOptions.DEFAULT, cancel);
    }
}

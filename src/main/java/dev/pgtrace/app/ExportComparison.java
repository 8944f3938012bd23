package dev.pgtrace.app;

import dev.pgtrace.analysis.compare.FlameDiff;
import dev.pgtrace.analysis.compare.Side;
import dev.pgtrace.analysis.compare.TraceComparison;
import dev.pgtrace.analysis.flame.FlameOrder;
import dev.pgtrace.analysis.flame.FlameWeight;
import dev.pgtrace.base.TraceException;
import dev.pgtrace.base.task.CancelToken;
import dev.pgtrace.export.ComparisonFormat;
import dev.pgtrace.export.ComparisonReport;
import dev.pgtrace.export.FlameSvg;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/// Writes what changed between two sides of recorded work to a file.
public final class ExportComparison {
    /// What can be written.
    public enum Form {
        HTML(".html"),
        JSON(".json"),
        /// Every statement.
        CSV(".csv"),
        /// Both flamegraphs in one picture, as wide as the new one.
        FLAME_SVG(".svg");

        private final String extension;

        Form(String extension) {
            this.extension = extension;
        }

        /// With its dot.
        public String extension() {
            return extension;
        }
    }

    private final TraceComparison comparison;
    private final Locale language;

    /// @param comparison of traces that stay open until it is written
    /// @param language   of what is for people
    public ExportComparison(TraceComparison comparison, Locale language) {
        this.comparison = comparison;
        this.language = language;
    }

    /// Writes the file; blocks until it is there.
    ///
    /// @throws TraceException when the file cannot be written or a trace cannot be read any more
    /// @throws java.util.concurrent.CancellationException when cancelled
    public void write(Form form, Path file, CancelToken cancel) throws TraceException {
        ExportedFile.write(file, out -> {
            cancel.check();
            switch (form) {
                case HTML -> report(ComparisonFormat.HTML, out);
                case JSON -> report(ComparisonFormat.JSON, out);
                case CSV -> report(ComparisonFormat.CSV, out);
                case FLAME_SVG ->
                    FlameSvg.write(
                            FlameDiff.of(comparison, FlameWeight.TIME, cancel),
                            Side.NEW,
                            FlameOrder.HEAVIEST_FIRST,
                            language,
                            out);
            }
        });
    }

    private void report(ComparisonFormat format, Writer out) throws IOException, TraceException {
        format.write(
                new ComparisonReport(
                        comparison, List.of(), format.standardTop(), ComparisonReport.Plans.SHOWN, language),
                out);
    }
}

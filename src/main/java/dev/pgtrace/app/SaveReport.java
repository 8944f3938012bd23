package dev.pgtrace.app;

import dev.pgtrace.analysis.FlameGraphs;
import dev.pgtrace.analysis.TraceAnalysis;
import dev.pgtrace.analysis.flame.FlameGraph;
import dev.pgtrace.analysis.flame.FlameGrouping;
import dev.pgtrace.analysis.flame.FlameOptions;
import dev.pgtrace.analysis.flame.FlameOrder;
import dev.pgtrace.analysis.flame.FlameWeight;
import dev.pgtrace.base.TraceException;
import dev.pgtrace.base.task.CancelToken;
import dev.pgtrace.export.FlameSvg;
import dev.pgtrace.export.FoldedStacks;
import dev.pgtrace.export.Report;
import dev.pgtrace.export.ReportFormat;
import dev.pgtrace.export.ReportOptions;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Locale;

/// Writes what is known of a trace into a file, in the form that the file's name asks for: `.html`, `.json`,
/// `.txt`,
/// `.svg` for a flamegraph, `.folded` for folded stacks. A file that was there is replaced only when all is
/// written.
public final class SaveReport {
    /// Endings of names, the usual one first.
    public static final List<String> ENDINGS = List.of(".html", ".json", ".txt", ".svg", ".folded");

    private SaveReport() {}

    /// @throws TraceException when the name has none of the endings, or the file cannot be written
    /// @throws java.util.concurrent.CancellationException when cancelled
    public static void save(TraceAnalysis analysis, Path file, CancelToken cancel) throws TraceException {
        String ending = ending(file);
        Path written = file.resolveSibling(file.getFileName() + ".part");
        try {
            try (Writer out = Files.newBufferedWriter(written)) {
                write(analysis, ending, out, cancel);
            }
            Files.move(written, file, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new TraceException(
                    TraceException.Kind.UNWRITABLE, file + " cannot be written: " + e.getMessage() + ".", e);
        } finally {
            remove(written);
        }
    }

    private static void write(TraceAnalysis analysis, String ending, Writer out, CancelToken cancel)
            throws IOException, TraceException {
        switch (ending) {
            case ".svg" -> FlameSvg.write(flame(analysis, cancel), FlameOrder.FILE, out);
            case ".folded" -> FoldedStacks.write(flame(analysis, cancel), out);
            default -> report(analysis, format(ending), out);
        }
    }

    private static void report(TraceAnalysis analysis, ReportFormat format, Writer out)
            throws IOException, TraceException {
        ReportOptions options = ReportOptions.standard().withTop(format.standardTop());
        try (Report report = format.open(out, options)) {
            report.add(analysis);
        }
    }

    private static ReportFormat format(String ending) {
        return switch (ending) {
            case ".json" -> ReportFormat.JSON;
            case ".txt" -> ReportFormat.TEXT;
            default -> ReportFormat.HTML;
        };
    }

    private static FlameGraph flame(TraceAnalysis analysis, CancelToken cancel) throws TraceException {
        return FlameGraphs.of(
                analysis.trace(),
                analysis.selection(),
                analysis.model(),
                new FlameOptions(FlameWeight.TIME, FlameGrouping.SESSION),
                cancel);
    }

    private static String ending(Path file) throws TraceException {
        String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
        for (String ending : ENDINGS) {
            if (name.endsWith(ending)) {
                return ending;
            }
        }
        throw new TraceException(
                TraceException.Kind.USAGE,
                file + ": the name says what to write; let it end in one of " + String.join(", ", ENDINGS) + ".");
    }

    private static void remove(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            file.toFile().deleteOnExit();
        }
    }
}

package dev.pgtrace.app;

import dev.pgtrace.base.TraceException;
import dev.pgtrace.base.task.CancelToken;
import dev.pgtrace.base.task.Progress;
import dev.pgtrace.base.text.Texts;
import dev.pgtrace.model.Trace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/// Measures what a trace takes as each [TraceKind]: to write, to keep, to open. Files are written into a temporary
/// folder, which is removed.
public final class MeasureConversion {
    private static final int DETAILS = 200;
    /// No index beside the text: what is measured is to read it.
    private static final OpenTrace.Options READ = OpenTrace.Options.standard().withIndex(IndexOptions.none());

    private final ConvertTrace.Options options;

    /// @param storedBytes  size
    /// @param writeMicros  to write it from the text, indexing included
    /// @param openMicros   until it was open and all its tables complete, the median of several openings
    /// @param detailMicros for the binds and plan of one execution after opening, the median of many, or missing
    public record Figures(TraceKind kind, long storedBytes, long writeMicros, long openMicros, long detailMicros) {}

    /// @param textBytes of text
    /// @param kinds     the text first
    public record Measured(long textBytes, long executions, List<Figures> kinds) {
        public Measured {
            kinds = List.copyOf(kinds);
        }
    }

    public MeasureConversion(ConvertTrace.Options options) {
        this.options = options;
    }

    /// Measures a file.
    ///
    /// @param openings of each kind, of which the median is taken
    /// @param progress steps done, of all
    public Measured run(Path file, int openings, Progress progress, CancelToken cancel) throws TraceException {
        Path folder = folder(file);
        try {
            long steps = (long) TraceKind.values().length * (openings + 1);
            long done = 0;
            List<Figures> figures = new ArrayList<>();
            Path from = file;
            long textBytes = 0;
            long executions = 0;
            for (TraceKind kind : TraceKind.values()) {
                Path to = folder.resolve("trace" + kind.extension());
                long start = System.nanoTime();
                ConvertTrace.Converted converted =
                        new ConvertTrace(options).convert(from, to, kind, (a, b) -> {}, cancel);
                long write = (System.nanoTime() - start) / 1000;
                from = kind == TraceKind.TEXT ? to : from;
                textBytes = converted.textBytes();
                progress.report(++done, steps);
                long[] open = new long[openings];
                long detail = -1;
                for (int i = 0; i < openings; i++) {
                    try (OpenTrace.Opened opened = new OpenTrace(READ).file(to, Progress.NONE, cancel, trace -> {})) {
                        open[i] = opened.micros();
                        executions = opened.trace().executions().size();
                        detail = i == openings - 1 ? detail(opened.trace()) : detail;
                    }
                    progress.report(++done, steps);
                }
                figures.add(new Figures(kind, converted.storedTo(), write, median(open), detail));
            }
            return new Measured(textBytes, executions, figures);
        } finally {
            remove(folder);
        }
    }

    private static long detail(Trace trace) throws TraceException {
        int executions = trace.executions().size();
        if (executions == 0) {
            return -1;
        }
        Random random = new Random(1);
        long[] micros = new long[DETAILS];
        for (int i = 0; i < DETAILS; i++) {
            long start = System.nanoTime();
            trace.text().detail(trace, random.nextInt(executions));
            micros[i] = (System.nanoTime() - start) / 1000;
        }
        return median(micros);
    }

    private static long median(long[] micros) {
        Arrays.sort(micros);
        return micros[micros.length / 2];
    }

    private static Path folder(Path file) throws TraceException {
        try {
            return Files.createTempDirectory("pgtrace-bench-");
        } catch (IOException e) {
            throw new TraceException(
                    TraceException.Kind.UNWRITABLE, Texts.get("app.measure.folder", file, e.getMessage()), e);
        }
    }

    private static void remove(Path folder) {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        } catch (IOException e) {
            folder.toFile().deleteOnExit();
        }
    }
}

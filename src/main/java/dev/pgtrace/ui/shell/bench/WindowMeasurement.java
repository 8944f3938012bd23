package dev.pgtrace.ui.shell.bench;

import dev.pgtrace.app.WindowBench;
import dev.pgtrace.base.TraceException;
import dev.pgtrace.base.task.CancelToken;
import dev.pgtrace.base.task.Progress;
import dev.pgtrace.ui.shell.MeasuredWindow;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.stream.Stream;

/// Measures the whole window without a display, part by part.
public final class WindowMeasurement implements WindowBench {
    @Override
    public List<Figure> run(Options options, Progress progress, CancelToken cancel) throws TraceException {
        try {
            Path folder = Files.createTempDirectory("pgtrace-bench");
            try {
                return run(options, folder, progress, cancel);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new CancellationException("interrupted");
            } finally {
                remove(folder);
            }
        } catch (IOException e) {
            throw new TraceException(
                    TraceException.Kind.UNWRITABLE, "The folder for temporary files cannot be used: " + e + ".", e);
        }
    }

    private static List<Figure> run(Options options, Path folder, Progress progress, CancelToken cancel)
            throws TraceException, IOException, InterruptedException {
        List<Figure> figures = new ArrayList<>();
        List<Part> parts = options.parts().stream().sorted().toList(); // the start first, while nothing else runs
        for (Part part : parts) {
            cancel.check();
            figures.addAll(
                    part == Part.START
                            ? StartBench.run(options, folder, cancel)
                            : inWindow(part, options, folder, cancel));
            progress.report(parts.indexOf(part) + 1L, parts.size());
        }
        return figures;
    }

    /// Each part has a window of its own, so that it does not matter which others are measured.
    private static List<Figure> inWindow(Part part, Options options, Path folder, CancelToken cancel)
            throws TraceException, IOException, InterruptedException {
        Toolkit.start();
        Path settings = Files.createDirectory(folder.resolve(part.name()));
        MeasuredWindow window = WindowThread.ask(() -> new MeasuredWindow(settings));
        try {
            window.warmUp(cancel);
            return switch (part) {
                case FLAME -> new FlameBench(window, cancel).run(options);
                case TIMELINE -> new TimelineBench(window, cancel).run(options);
                case TREE -> new TreeBench(window, cancel).run(options);
                case LIVE -> new LiveBench(window, settings, cancel).run(options);
                case SOAK -> new SoakBench(window, settings, cancel).run(options);
                case START -> throw new IllegalStateException("needs no window");
            };
        } finally {
            WindowThread.tell(window::close);
        }
    }

    private static void remove(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }
}

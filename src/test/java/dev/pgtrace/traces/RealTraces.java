package dev.pgtrace.traces;

import static org.junit.jupiter.api.Assertions.fail;

import dev.pgtrace.app.OpenTrace;
import dev.pgtrace.base.TraceException;
import dev.pgtrace.base.task.CancelToken;
import dev.pgtrace.base.task.Progress;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/// The reference traces beside the project. Without them tests have nothing to do, except on a build server, where
/// that is a fault.
public final class RealTraces {
    private static final Path FOLDER = Path.of("..", "shared", "traces");

    private RealTraces() {}

    public static Path folder() {
        if (!Files.isDirectory(FOLDER) && System.getenv("CI") != null) {
            fail("no folder " + FOLDER.toAbsolutePath());
        }
        return FOLDER;
    }

    /// Every file that is a trace, Oracle's too.
    public static List<Path> files() {
        if (!Files.isDirectory(folder())) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(FOLDER)) {
            return files.filter(f -> f.toString().contains(".trc"))
                    .filter(f -> !f.toString().contains("not_a_trace")
                            && !f.toString().contains("zero_bytes"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static OpenTrace.Opened open(Path file) throws TraceException {
        return new OpenTrace(OpenTrace.Options.standard()).file(file, Progress.NONE, new CancelToken(), trace -> {});
    }
}

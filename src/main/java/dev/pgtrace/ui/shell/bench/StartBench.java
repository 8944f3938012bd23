package dev.pgtrace.ui.shell.bench;

import dev.pgtrace.app.SettingsFile;
import dev.pgtrace.app.WindowBench.Figure;
import dev.pgtrace.app.WindowBench.Options;
import dev.pgtrace.app.WindowBench.Part;
import dev.pgtrace.base.task.CancelToken;
import dev.pgtrace.base.text.KeptTexts;
import dev.pgtrace.ui.shell.FirstFrame;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// Starts the program anew, with the options of this process and without a file, until the first frame of its welcome
/// is painted.
final class StartBench {
    private static final String MAIN = "dev.pgtrace.Main";
    private static final long LIMIT_MICROS = 1_000_000;
    private static final long LONGEST_SECONDS = 120;

    private record Started(long micros, long cpuMicros) {}

    private StartBench() {}

    static List<Figure> run(Options options, Path folder, CancelToken cancel) throws IOException, InterruptedException {
        long[] micros = new long[options.starts()];
        long[] cpuMicros = new long[options.starts()];
        for (int i = 0; i < micros.length; i++) {
            cancel.check();
            Started started = start(Files.createDirectory(folder.resolve("start-" + i)), cancel);
            micros[i] = started.micros();
            cpuMicros[i] = started.cpuMicros();
        }
        String what = KeptTexts.of("kept.bench.start");
        return List.of(
                Bench.behind(Part.START, what, LIMIT_MICROS, micros),
                Bench.behind(Part.START, KeptTexts.of("kept.bench.start.processor"), -1, cpuMicros));
    }

    private static Started start(Path folder, CancelToken cancel) throws IOException, InterruptedException {
        Path told = folder.resolve("first-frame");
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments());
        command.addAll(Toolkit.options());
        command.addAll(List.of(
                "-D" + FirstFrame.PROPERTY + "=" + told,
                "-D" + SettingsFile.FOLDER_PROPERTY + "=" + folder,
                "-Dpgtrace.home=" + folder, // no samples there
                "-cp",
                System.getProperty("java.class.path"),
                MAIN));
        Path output = folder.resolve("output");
        Instant begin = Instant.now();
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        try {
            long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(LONGEST_SECONDS);
            while (!process.waitFor(20, TimeUnit.MILLISECONDS)) {
                cancel.check();
                if (System.nanoTime() > deadline) {
                    throw new IllegalStateException("The window has not come within " + LONGEST_SECONDS + " s.");
                }
            }
        } finally {
            process.destroyForcibly();
        }
        if (!Files.exists(told)) {
            throw new IllegalStateException("The window has not come: " + Files.readString(output));
        }
        String[] words = Files.readString(told).split(" ", -1);
        return new Started(Duration.between(begin, Instant.parse(words[0])).toNanos() / 1000, Long.parseLong(words[1]));
    }
}

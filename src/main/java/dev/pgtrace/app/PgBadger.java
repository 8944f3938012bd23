package dev.pgtrace.app;

import dev.pgtrace.base.TraceException;
import dev.pgtrace.base.task.CancelToken;
import dev.pgtrace.base.text.Texts;
import dev.pgtrace.format.autoexplain.LogKind;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/// The log analyser that others use, where it is installed.
final class PgBadger {
    private static final String NAME = "pgbadger";
    private static final int LOOK_MILLIS = 20;

    private final Path program;

    private PgBadger(Path program) {
        this.program = program;
    }

    /// The one that a shell would find.
    ///
    /// @param path the variable `PATH`
    static Optional<PgBadger> find(String path) {
        for (String folder : path.split(File.pathSeparator, -1)) {
            Path program = Path.of(folder.isEmpty() ? "." : folder, NAME);
            if (Files.isExecutable(program) && Files.isRegularFile(program)) {
                return Optional.of(new PgBadger(program));
            }
        }
        return Optional.empty();
    }

    /// `pgBadger version 12.0`.
    String version(CancelToken cancel) throws TraceException {
        return run(List.of("--version"), cancel).strip();
    }

    /// Has it make its report of a log.
    ///
    /// @return how long that took, in microseconds
    long read(Path log, LogKind kind, int jobs, CancelToken cancel) throws TraceException {
        Path report = temporary();
        try {
            List<String> options = new ArrayList<>(List.of("-q", "-j", Integer.toString(jobs)));
            options.addAll(List.of("-f", kind.destination().equals("csvlog") ? "csv" : kind.destination()));
            kind.prefix().ifPresent(prefix -> options.addAll(List.of("-p", prefix)));
            options.addAll(List.of("-o", report.toString(), log.toAbsolutePath().toString()));
            long start = System.nanoTime();
            run(options, cancel);
            return (System.nanoTime() - start) / 1000;
        } finally {
            delete(report);
        }
    }

    private String run(List<String> options, CancelToken cancel) throws TraceException {
        List<String> command = new ArrayList<>(List.of(program.toString()));
        command.addAll(options);
        Path printed = temporary();
        try {
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(printed.toFile())
                    .start();
            try {
                while (!process.waitFor(LOOK_MILLIS, TimeUnit.MILLISECONDS)) {
                    cancel.check();
                }
            } finally {
                process.destroy();
            }
            String text = Files.readString(printed, StandardCharsets.ISO_8859_1);
            if (process.exitValue() != 0) {
                throw failed("ended with " + process.exitValue() + ": " + text.strip(), null);
            }
            return text;
        } catch (IOException e) {
            throw failed(String.valueOf(e.getMessage()), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw failed("was interrupted", e);
        } finally {
            delete(printed);
        }
    }

    private TraceException failed(String what, @org.jspecify.annotations.Nullable Exception cause) {
        String message = program + " " + what + ".";
        return cause == null
                ? new TraceException(TraceException.Kind.UNREADABLE, message)
                : new TraceException(TraceException.Kind.UNREADABLE, message, cause);
    }

    private static Path temporary() throws TraceException {
        try {
            return Files.createTempFile("pgtrace-bench", ".html");
        } catch (IOException e) {
            throw new TraceException(
                    TraceException.Kind.UNWRITABLE, Texts.get("app.bench.temporary", e.getMessage()), e);
        }
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

package dev.pgtrace;

import dev.pgtrace.app.SampleFolder;
import dev.pgtrace.cli.CommandLineTool;
import dev.pgtrace.cli.VersionLine;
import dev.pgtrace.ui.shell.Desktop;
import dev.pgtrace.ui.shell.bench.WindowMeasurement;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Composition root: no arguments or files to open mean the window, everything else the command line. The only
/// place that ends the process.
public final class Main {
    private static final int EXIT_USAGE = 2;
    private static final int EXIT_UNREADABLE = 3;

    private Main() {}

    public static void main(String[] args) {
        if (VersionLine.isAskedBy(args)) {
            System.out.println(VersionLine.text());
            return;
        }
        System.exit(run(List.of(args)));
    }

    private static int run(List<String> arguments) {
        writeAllLetters();
        return switch (Invocation.of(arguments)) {
            case Invocation.Commands(List<String> words) -> runCommand(words);
            case Invocation.Window(List<Path> files) -> open(files);
            case Invocation.Missing(Path file) -> {
                System.err.println(text("cli.main.noFile", file));
                yield EXIT_UNREADABLE;
            }
        };
    }

    /// A text for the terminal. The language is looked for only now, since the window has its own way to find it.
    private static String text(String key, @Nullable Object... arguments) {
        CommandLineTool.speakAsUser();
        return CommandLineTool.text(key, arguments);
    }

    /// Java knows the encoding of a locale only where the system has that locale. Where it falls back to ASCII, letters
    /// of other languages would become question marks.
    private static void writeAllLetters() {
        if (System.err.charset().equals(StandardCharsets.US_ASCII)) {
            System.setErr(new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8));
        }
        if (System.out.charset().equals(StandardCharsets.US_ASCII)) {
            System.setOut(new PrintStream(new FileOutputStream(FileDescriptor.out), false, StandardCharsets.UTF_8));
        }
    }

    private static int runCommand(List<String> words) {
        CommandLineTool.speakAsUser();
        return CommandLineTool.run(
                words.toArray(String[]::new),
                System.out,
                System.err,
                (options, progress, cancel) -> new WindowMeasurement().run(options, progress, cancel),
                code -> Runtime.getRuntime().halt(code));
    }

    private static int open(List<Path> files) {
        if (!Display.isAvailable(System.getenv(), System.getProperty("glass.platform", ""))) {
            return analyze(files, text("cli.main.noDisplay"));
        }
        try {
            openWindow(files);
            return 0;
        } catch (UnsupportedOperationException e) {
            // What the toolkit throws where the display is named but cannot be reached: "Unable to open DISPLAY".
            return analyze(files, text("cli.main.noWindow", e.getMessage()));
        }
    }

    /// Shows the files, without any what was open last time or the sample traces; returns when the window is closed.
    private static void openWindow(List<Path> files) {
        Desktop.open(files);
    }

    /// @param named files to show; none for the samples
    private static int analyze(List<Path> named, String reason) {
        List<Path> files = named.isEmpty() ? SampleFolder.files() : named;
        if (files.isEmpty()) {
            System.err.println(text("cli.main.noSamples", reason));
            return EXIT_USAGE;
        }
        System.err.println(
                text(files.size() == 1 ? "cli.main.analyzing.one" : "cli.main.analyzing.many", reason, files.size()));
        List<String> words = new ArrayList<>(List.of("analyze"));
        files.forEach(file -> words.add(file.toString()));
        return runCommand(words);
    }
}

package dev.pgtrace;

import dev.pgtrace.app.SampleFolder;
import dev.pgtrace.cli.CommandLineTool;
import dev.pgtrace.cli.VersionLine;
import dev.pgtrace.ui.shell.Desktop;
import dev.pgtrace.ui.shell.bench.WindowMeasurement;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

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
        return switch (Invocation.of(arguments)) {
            case Invocation.Commands(List<String> words) -> runCommand(words);
            case Invocation.Window(List<Path> files) -> open(files);
            case Invocation.Missing(Path file) -> {
                System.err.println("pgtrace: " + file + ": no such file");
                yield EXIT_UNREADABLE;
            }
        };
    }

    private static int runCommand(List<String> words) {
        return CommandLineTool.run(
                words.toArray(String[]::new),
                System.out,
                System.err,
                (options, progress, cancel) -> new WindowMeasurement().run(options, progress, cancel),
                code -> Runtime.getRuntime().halt(code));
    }

    private static int open(List<Path> files) {
        List<Path> shown = files.isEmpty() ? SampleFolder.files() : files;
        if (!Display.isAvailable(System.getenv(), System.getProperty("glass.platform", ""))) {
            return analyze(shown, "There is no display (neither DISPLAY nor WAYLAND_DISPLAY is set)");
        }
        try {
            openWindow(isInstalled() ? files : shown);
            return 0;
        } catch (UnsupportedOperationException e) {
            // What the toolkit throws where the display is named but cannot be reached: "Unable to open DISPLAY".
            return analyze(shown, "No window can be opened (" + e.getMessage() + ")");
        }
    }

    /// From a package the window opens as it is wanted day by day: samples are offered there, not shown each time.
    private static boolean isInstalled() {
        return Boolean.getBoolean("pgtrace.installed");
    }

    /// Shows the files and returns when the window is closed.
    private static void openWindow(List<Path> files) {
        Desktop.open(files);
    }

    private static int analyze(List<Path> files, String reason) {
        if (files.isEmpty()) {
            System.err.println("pgtrace: " + reason + ", and there are no sample traces to analyse.");
            return EXIT_USAGE;
        }
        System.err.println("pgtrace: " + reason + "; analysing " + files.size()
                + (files.size() == 1 ? " file" : " files") + " on the command line instead.");
        List<String> words = new ArrayList<>(List.of("analyze"));
        files.forEach(file -> words.add(file.toString()));
        return runCommand(words);
    }
}

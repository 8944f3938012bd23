package dev.pgtrace;

import dev.pgtrace.cli.CommandLineTool;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Composition root: no arguments or files to open mean the window, everything else the command line. The only
/// place
/// that ends the process.
public final class Main {
    private static final int EXIT_USAGE = 2;
    private static final int EXIT_UNREADABLE = 3;

    private Main() {}

    public static void main(String[] args) {
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
        return CommandLineTool.run(words.toArray(String[]::new), System.out, System.err);
    }

    private static int open(List<Path> files) {
        List<Path> shown = files.isEmpty() ? SampleTraces.files() : files;
        if (Display.isAvailable(System.getenv(), System.getProperty("glass.platform", ""))) {
            return analyze(shown, "This build has no window yet");
        }
        return analyze(shown, "There is no display (neither DISPLAY nor WAYLAND_DISPLAY is set)");
    }

    private static int analyze(List<Path> files, String reason) {
        if (files.isEmpty()) {
            System.err.println("pgtrace: " + reason + ", and no file was named.");
            return EXIT_USAGE;
        }
        System.err.println("pgtrace: " + reason + "; analysing " + files.size()
                + (files.size() == 1 ? " file" : " files") + " on the command line instead.");
        List<String> words = new ArrayList<>(List.of("analyze"));
        files.forEach(file -> words.add(file.toString()));
        return runCommand(words);
    }
}

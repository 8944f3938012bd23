package dev.pgtrace;

import dev.pgtrace.cli.CommandLineTool;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// What a command line asks for, decided by its first argument alone: the window, the command line, or nothing that
/// can be done.
sealed interface Invocation {
    /// Before files whose names would be taken for options or commands.
    String ONLY_FILES = "--";

    /// Files and folders to show; none means the sample traces.
    record Window(List<Path> files) implements Invocation {}

    /// Arguments for the command line, subcommand first.
    record Commands(List<String> arguments) implements Invocation {}

    /// A file to open that is not there.
    record Missing(Path file) implements Invocation {}

    /// A word that is a command is the command even where a file has the same name: `./analyze` means the file. A
    /// word that is neither goes to the command line, which knows what was likely meant.
    static Invocation of(List<String> arguments) {
        if (arguments.isEmpty()) {
            return new Window(List.of());
        }
        String first = arguments.getFirst();
        if (first.equals(ONLY_FILES)) {
            return window(arguments.subList(1, arguments.size()));
        }
        if (first.isEmpty() || first.startsWith("-") || CommandLineTool.isCommand(first)) {
            return new Commands(arguments);
        }
        if (!Files.exists(Path.of(first)) && !looksLikeFile(first)) {
            return new Commands(arguments);
        }
        return window(arguments);
    }

    private static Invocation window(List<String> names) {
        List<Path> files = names.stream().map(Path::of).toList();
        for (Path file : files) {
            if (!Files.exists(file)) {
                return new Missing(file);
            }
        }
        return new Window(files);
    }

    private static boolean looksLikeFile(String word) {
        return word.indexOf('.') >= 0 || word.indexOf('/') >= 0 || word.indexOf('\\') >= 0;
    }
}

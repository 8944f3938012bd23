package dev.pgtrace;

import dev.pgtrace.cli.CommandLineTool;
import dev.pgtrace.cli.VersionLine;
import dev.pgtrace.ui.shell.Desktop;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/// What makers of packages start to train the archive of loaded and linked classes (`-XX:AOTCacheOutput`): the commands
/// that read a trace and then the window, in one process, as an archive is made of one. Packages hold one archive for
/// both, since they have one program for both.
///
/// Arguments: a trace of the usual kind, then files to open in the window. Needs a display, and `pgtrace.rehearse` set.
public final class Training {
    private Training() {}

    public static void main(String[] args) {
        List<String> files = List.of(args);
        VersionLine.text();
        run("--help");
        run("analyze", files.getFirst());
        run("analyze", "--format", "json", files.getFirst());
        run("show", files.getFirst(), "#1");
        run("flame", files.getFirst());
        Desktop.open(files.stream().skip(1).map(Path::of).toList());
    }

    private static void run(String... words) {
        PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
        CommandLineTool.run(words, nowhere, nowhere);
    }
}

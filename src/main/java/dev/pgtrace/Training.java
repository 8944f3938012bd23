package dev.pgtrace;

import dev.pgtrace.app.Settings;
import dev.pgtrace.app.SettingsFile;
import dev.pgtrace.app.WindowSession;
import dev.pgtrace.app.WindowSessionFile;
import dev.pgtrace.cli.CommandLineTool;
import dev.pgtrace.cli.VersionLine;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// What makers of packages start to train the archive of loaded and linked classes (`-XX:AOTCacheOutput`): the commands
/// that read a trace and then the window, in one process, as an archive is made of one. Packages hold one archive for
/// both, since they have one program for both.
///
/// Arguments: a trace of the usual kind, then files to open in the window. Needs a display, `pgtrace.rehearse` set, and
/// a folder of its own in `pgtrace.settings.dir`.
public final class Training {
    private Training() {}

    public static void main(String[] args) throws Exception {
        List<String> files = List.of(args);
        VersionLine.text();
        run("--help");
        run("analyze", files.getFirst());
        run("analyze", "--format", "json", files.getFirst());
        run("show", files.getFirst(), "#1");
        run("flame", files.getFirst());
        keep(files.getFirst());
        // As users start it, else the archive lacks the way to the window; ends the process.
        Main.main(files.stream().skip(1).toArray(String[]::new));
    }

    /// Leaves the files that every start but the first one reads.
    private static void keep(String trace) throws Exception {
        SettingsFile settings = SettingsFile.ofUser();
        settings.save(Settings.standard().withRecent(trace));
        WindowSession.OpenTab tab =
                new WindowSession.OpenTab(trace, "UTF-8", "STATEMENTS", "", 0, -1, -1, -1, 0, 0, 0, -1);
        WindowSessionFile.beside(settings)
                .save(new WindowSession(WindowSession.VERSION, false, List.of(tab), 0, List.of(), -1));
    }

    private static void run(String... words) {
        PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
        CommandLineTool.run(words, nowhere, nowhere);
    }
}

package dev.pgtrace.cli;

import dev.pgtrace.base.task.CancelToken;
import java.io.Console;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/// What a command talks through: data goes to `out`, everything else to `err`.
///
/// @param in     standard input
/// @param cancel asked for by Ctrl-C
/// @param live   whether a person watches `err`, so that progress is drawn there
record Terminal(InputStream in, PrintStream out, PrintStream err, CancelToken cancel, boolean live) {

    /// The streams of the process.
    @SuppressWarnings("ReferenceEquality") // asks whether it is the process's own stream
    static Terminal of(PrintStream out, PrintStream err, CancelToken cancel) {
        return new Terminal(System.in, out, err, cancel, err == System.err && isErrWatched());
    }

    /// A line for people.
    void say(String message) {
        err.println("pgtrace: " + message);
    }

    /// Progress that is drawn while a person watches, and cleared by [ProgressLine#close].
    ProgressLine progress(String what) {
        return new ProgressLine(live ? err : null, what);
    }

    /// Java only tells whether input and output both are a terminal; on Linux the descriptor itself says where it
    /// leads.
    private static boolean isErrWatched() {
        Path descriptor = Path.of("/proc/self/fd/2");
        try {
            if (Files.isSymbolicLink(descriptor)) {
                String target = Files.readSymbolicLink(descriptor).toString();
                return target.startsWith("/dev/pts/") || target.startsWith("/dev/tty") || target.equals("/dev/console");
            }
        } catch (IOException | SecurityException e) {
            return false;
        }
        return console().isPresent();
    }

    /// Where a person types. From Java 25 on there is again no console where input or output is redirected.
    @SuppressWarnings("SystemConsoleNull") // the check knows Java 22 to 24
    static Optional<Console> console() {
        return Optional.ofNullable(System.console()).filter(Console::isTerminal);
    }
}

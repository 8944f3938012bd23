package dev.pgtrace.cli;

import dev.pgtrace.base.ProductVersion;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;

/// Entry of the command line: parses, runs the command, maps what happened to an exit code.
public final class CommandLineTool {
    private static final Set<String> COMMANDS = Set.of("analyze", "show", "flame", "bench", "help");

    private CommandLineTool() {}

    /// Whether a first argument names a command, so that it is not taken for a file. Does not start the parser.
    public static boolean isCommand(String word) {
        return COMMANDS.contains(word);
    }

    /// Runs one command line to its end.
    ///
    /// @return the exit code; the caller ends the process with it
    public static int run(String[] args, PrintStream out, PrintStream err) {
        return new CommandLine(new Pgtrace())
                .setOut(writer(out))
                .setErr(writer(err))
                .execute(args);
    }

    private static PrintWriter writer(PrintStream stream) {
        return new PrintWriter(stream, true, StandardCharsets.UTF_8);
    }

    @Command(
            name = "pgtrace",
            mixinStandardHelpOptions = true,
            versionProvider = Version.class,
            description = "Where did the time of this PostgreSQL session go?")
    private static final class Pgtrace implements Runnable {
        @Override
        public void run() {
            throw new CommandLine.ParameterException(new CommandLine(this), "Name a command or a file.");
        }
    }

    private static final class Version implements IVersionProvider {
        @Override
        public String[] getVersion() {
            return new String[] {"pgtrace " + ProductVersion.text()};
        }
    }
}

package dev.pgtrace.cli;

import dev.pgtrace.app.TextLanguage;
import dev.pgtrace.app.WindowBench;
import dev.pgtrace.base.TraceException;
import dev.pgtrace.base.task.CancelToken;
import dev.pgtrace.base.task.Interruption;
import dev.pgtrace.base.text.Texts;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;
import java.util.function.IntConsumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// Entry of the command line: parses, runs the command, maps what happened to an exit code.
public final class CommandLineTool {
    private static final int HELP_WIDTH = 110;
    private static final Set<String> COMMANDS = Set.of(
            "analyze",
            "show",
            "flame",
            "compare",
            "convert",
            "redact",
            "bench",
            "demo",
            "connect",
            "probe",
            "sessions",
            "record",
            "restore",
            "ab",
            "completion",
            "manual",
            "help");

    private CommandLineTool() {}

    /// Whether a first argument names a command, so that it is not taken for a file. Does not start the parser.
    public static boolean isCommand(String word) {
        return COMMANDS.contains(word);
    }

    /// Runs one command line to its end.
    ///
    /// @return the exit code; the caller ends the process with it
    public static int run(String[] args, PrintStream out, PrintStream err) {
        return run(args, Terminal.of(out, err, new CancelToken()));
    }

    /// As [#run(String[], PrintStream, PrintStream)] for the process's own command line: Ctrl-C cancels the
    /// command, which then ends with its own exit code instead of the signal's.
    ///
    /// @param window measures the window
    /// @param halt   ends the process at once; called only after such a cancelling
    public static int run(String[] args, PrintStream out, PrintStream err, WindowBench window, IntConsumer halt) {
        CancelToken cancel = new CancelToken();
        try (Interruption interruption = Interruption.watch(cancel, ExitCode.CANCELLED, halt)) {
            int code = run(args, Terminal.of(out, err, cancel), window);
            interruption.stopped(code);
            return code;
        }
    }

    static int run(String[] args, Terminal terminal) {
        return run(args, terminal, (options, progress, cancel) -> {
            throw new TraceException(TraceException.Kind.USAGE, Texts.get("cli.bench.ui.elsewhere"));
        });
    }

    static int run(String[] args, Terminal terminal, WindowBench window) {
        Faults faults = new Faults(terminal);
        Locale before = Texts.language();
        try {
            Language.named(args).ifPresent(Language::speak);
            return commands(terminal, window)
                    .setUsageHelpWidth(HELP_WIDTH)
                    .setOut(writer(terminal.out()))
                    .setErr(writer(terminal.err()))
                    .setParameterExceptionHandler(faults)
                    .setExecutionExceptionHandler(faults)
                    .execute(args);
        } catch (Error e) {
            return faults.handle(e, Set.of(args).contains(Faults.DEBUG));
        } finally {
            Language.speak(before);
        }
    }

    /// All commands there are.
    static CommandLine commands(Terminal terminal, WindowBench window) {
        CommandLine root = new CommandLine(new Pgtrace())
                .addSubcommand(new AnalyzeCommand(terminal))
                .addSubcommand(new ShowCommand(terminal))
                .addSubcommand(new FlameCommand(terminal))
                .addSubcommand(new CompareCommand(terminal))
                .addSubcommand(new ConvertCommand(terminal))
                .addSubcommand(new RedactCommand(terminal))
                .addSubcommand(new CommandLine(new BenchCommand())
                        .addSubcommand(new BenchOpenCommand(terminal))
                        .addSubcommand(new BenchFindCommand(terminal))
                        .addSubcommand(new BenchFilterCommand(terminal))
                        .addSubcommand(new BenchLogCommand(terminal))
                        .addSubcommand(new BenchConvertCommand(terminal))
                        .addSubcommand(new BenchRecordCommand(terminal))
                        .addSubcommand(new BenchUiCommand(terminal, window)))
                .addSubcommand(new DemoCommand(terminal))
                .addSubcommand(new ConnectCommand(terminal))
                .addSubcommand(new ProbeCommand(terminal))
                .addSubcommand(new SessionsCommand(terminal))
                .addSubcommand(new RecordCommand(terminal))
                .addSubcommand(new RestoreCommand(terminal))
                .addSubcommand(new AbCommand(terminal))
                .addSubcommand(new CompletionCommand(terminal))
                .addSubcommand(new ManualCommand())
                .addSubcommand(new HelpTopicCommand(terminal));
        Language.of(root);
        return root;
    }

    /// From now on in the language of the user's settings or surroundings, where the words do not name one.
    public static void speakAsUser() {
        Language.speak(TextLanguage.ofUser());
    }

    /// A text of the command line, for the one that starts it.
    public static String text(String key, @Nullable Object... arguments) {
        return Texts.get(key, arguments);
    }

    /// Of the commands that may follow, as help lists them.
    private static String names(CommandSpec spec) {
        return spec.subcommands().values().stream()
                .filter(command -> !command.getCommandSpec().usageMessage().hidden())
                .map(CommandLine::getCommandName)
                .collect(Collectors.joining(", "));
    }

    private static PrintWriter writer(PrintStream stream) {
        return new PrintWriter(stream, true, StandardCharsets.UTF_8);
    }

    @Command(
            name = "pgtrace",
            mixinStandardHelpOptions = true,
            versionProvider = Version.class,
            synopsisSubcommandLabel = "COMMAND",
            description = "Where did the time of this PostgreSQL session go?",
            footer = {
                "",
                "Without a command it opens the window: pgtrace [FILE...]",
                "Example: pgtrace analyze sample-traces/checkout_session.trc",
                "The guide: pgtrace help lists its topics, pgtrace help tiers shows one.",
                "",
                "Exit codes: 0 done, 1 a gate failed, 2 usage, 3 input is no trace or cannot be read, 4 server,",
                "5 cancelled, 70 internal error."
            })
    private static final class Pgtrace implements Runnable {
        @Spec
        private CommandSpec spec = CommandSpec.create();

        @Override
        public void run() {
            throw new ParameterException(spec.commandLine(), Texts.get("cli.commands", names(spec)));
        }
    }

    @Command(
            name = "bench",
            mixinStandardHelpOptions = true,
            synopsisSubcommandLabel = "COMMAND",
            description = "Measures the product on this machine.",
            footer = {"", "Example: pgtrace bench open big.trc"})
    private static final class BenchCommand implements Runnable {
        @Spec
        private CommandSpec spec = CommandSpec.create();

        @Override
        public void run() {
            throw new ParameterException(spec.commandLine(), Texts.get("cli.bench.commands", names(spec)));
        }
    }

    private static final class Version implements IVersionProvider {
        @Override
        public String[] getVersion() {
            return new String[] {VersionLine.text()};
        }
    }
}

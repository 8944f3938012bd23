package dev.pgtrace.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.pgtrace.base.TraceException;
import dev.pgtrace.base.task.CancelToken;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

final class CommandLineToolTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "analyze",
                "show",
                "flame",
                "compare",
                "convert",
                "connect",
                "probe",
                "sessions",
                "record",
                "ab",
                "bench open",
                "bench record",
                "demo"
            })
    void helpsWithAnExample(String command) {
        Invoked invoked = Invoked.run((command + " -h").split(" "));

        assertThat(invoked.code()).isZero();
        assertThat(invoked.err()).isEmpty();
        assertThat(invoked.out())
                .contains("Usage: pgtrace " + command)
                .containsPattern("(?s)Examples?:.*pgtrace " + command);
    }

    /// Lines around a help text are formats: one that is none is printed as it is, after a warning.
    @Test
    void hasFormatsInItsHelpThatCanBePrinted() {
        for (CommandLine command :
                everyCommand(CommandLineTool.commands(Invoked.terminal(), (options, progress, cancel) -> {
                    throw new AssertionError("nothing is measured");
                }))) {
            for (String line : command.getCommandSpec().usageMessage().footer()) {
                assertThatCode(() -> String.format(line))
                        .as(command.getCommandName() + ": " + line)
                        .doesNotThrowAnyException();
            }
        }
    }

    private static List<CommandLine> everyCommand(CommandLine root) {
        List<CommandLine> all = new ArrayList<>(List.of(root));
        root.getSubcommands().values().forEach(sub -> all.addAll(everyCommand(sub)));
        return all;
    }

    @Test
    void takesEveryCommandForOneAndNamesThemAll() {
        Set<String> names = CommandLineTool.commands(Invoked.terminal(), (options, progress, cancel) -> {
                    throw new AssertionError("nothing is measured");
                })
                .getSubcommands()
                .keySet();

        assertThat(names).contains("redact").allMatch(CommandLineTool::isCommand);
        assertThat(Invoked.run().err()).contains("redact, bench, demo").doesNotContain("manual");
        assertThat(Invoked.run("bench").err()).contains("open, find, filter, log, convert, record, ui.");
    }

    @Test
    void saysWhatIsWrongWithTheWordsInItsOwn() {
        assertThat(said("analyze")).isEqualTo("pgtrace: An argument is missing: 'FILE'");
        assertThat(said("show", "x.trc", "--skip", "k"))
                .isEqualTo("pgtrace: Invalid value for option '--skip': 'k' is not a whole number");
        assertThat(said("show", "x.trc", "#1", "y")).isEqualTo("pgtrace: Unexpected argument: 'y'");
        assertThat(said("show", "x.trc", "--skip", "1", "--skip", "2"))
                .isEqualTo("pgtrace: Option '--skip' (N) can be given only once");
        assertThat(said("analise", "x.trc")).isEqualTo("pgtrace: There is no command 'analise'");
        assertThat(said("analyze", "x.trc", "--top")).isEqualTo("pgtrace: Option '--top' needs a value (N)");
    }

    private static String said(String... words) {
        return Invoked.run(words).err().lines().findFirst().orElse("");
    }

    @Test
    void saysTheExitCodes() {
        assertThat(Invoked.run("-h").out()).contains("5 cancelled").contains("70 internal error");
    }

    @Test
    void namesTheCommandThatWasMeant() {
        Invoked invoked = Invoked.run("analize", "x.trc");

        assertThat(invoked.code()).isEqualTo(2);
        assertThat(invoked.err()).contains("Did you mean: pgtrace analyze?");
    }

    @Test
    void wantsACommand() {
        assertThat(Invoked.run().code()).isEqualTo(2);
    }

    @Test
    void mapsFaultsToExitCodes() {
        assertThat(Faults.code(new TraceException(TraceException.Kind.NO_TRACE, "")))
                .isEqualTo(3);
        assertThat(Faults.code(new TraceException(TraceException.Kind.UNREADABLE, "")))
                .isEqualTo(3);
        assertThat(Faults.code(new TraceException(TraceException.Kind.USAGE, "")))
                .isEqualTo(2);
        assertThat(Faults.code(new TraceException(TraceException.Kind.UNWRITABLE, "")))
                .isEqualTo(2);
        assertThat(Faults.code(new CancellationException())).isEqualTo(5);
        assertThat(Faults.code(new IOException("disk full"))).isEqualTo(2);
        assertThat(Faults.code(new IllegalStateException())).isEqualTo(70);
    }

    @Test
    void reportsItsOwnFaultsInOneLine() {
        assertThat(handled(new IllegalStateException("no such row"), false))
                .startsWith("pgtrace: internal error: IllegalStateException: no such row. Please report it")
                .hasLineCount(1);
        assertThat(handled(new IllegalStateException("no such row"), true)).contains("\tat dev.pgtrace.cli.");
    }

    private static String handled(Throwable fault, boolean debug) {
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        PrintStream stream = new PrintStream(err, true, StandardCharsets.UTF_8);
        new Faults(new Terminal(InputStream.nullInputStream(), stream, stream, new CancelToken(), false))
                .handle(fault, debug);
        return err.toString(StandardCharsets.UTF_8);
    }

    @Test
    void offersNoWordThatTheCommandRefuses() {
        assertThat(Invoked.run("probe", "--format", "xml").err()).contains("'xml' is none of text, json\n");
        assertThat(Invoked.run("redact", "--keep", "all", "a.trc", "b.trc").err())
                .contains(
                        "'all' is none of literals, binds, names, comments, users, databases, applications, hosts, files\n");
    }

    @Test
    void callsAnOptionByTheNameThatWasWritten() {
        assertThat(Invoked.run("record", "--all", "-o", "x.trc", "--for", "10").err())
                .startsWith("pgtrace: Invalid value for option '--for': '10' is no time span");
    }
}

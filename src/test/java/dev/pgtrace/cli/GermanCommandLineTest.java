package dev.pgtrace.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pgtrace.base.text.Texts;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

class GermanCommandLineTest {
    @TempDir
    private Path folder = Path.of("");

    @AfterEach
    void englishAgain() {
        Language.speak(Locale.ENGLISH);
    }

    @Test
    void helpsInGerman() {
        Invoked invoked = Invoked.run("analyze", "-h", "--language", "de");

        assertThat(invoked.code()).isZero();
        assertThat(invoked.out())
                .startsWith("Aufruf: pgtrace analyze [-h]")
                .contains("Sagt, wohin die Zeit eines Traces ging", "Zeigt diese Hilfe und endet.", "Beispiele:");
    }

    @Test
    void speaksEnglishAgainInTheNextCommandLine() {
        Invoked.run("analyze", "-h", "--language=de");

        assertThat(Invoked.run("analyze", "-h").out()).startsWith("Usage: pgtrace analyze");
    }

    @Test
    void describesEveryCommandOptionAndArgumentInBothLanguages() {
        List<String> english = descriptions();
        Language.speak(Locale.GERMAN);
        List<String> german = descriptions();
        assertThat(german).hasSameSizeAs(english);
        for (int i = 0; i < english.size(); i++) {
            assertThat(german.get(i))
                    .as(english.get(i))
                    .isNotEqualTo(english.get(i))
                    .isNotBlank();
        }
    }

    @Test
    void hasNoGermanForWhatThereIsNot() {
        Language.speak(Locale.GERMAN);
        Set<String> known = new TreeSet<>(Set.of("usage.synopsisHeading", "usage.commandListHeading"));
        everyCommand(root()).forEach(command -> addKeys(command.getCommandSpec(), known));
        ResourceBundle usage = Texts.resources("dev.pgtrace.cli.usage");
        assertThat(usage.keySet()).allMatch(known::contains);
    }

    @Test
    void saysWhatIsWrongWithTheWords() {
        assertThat(said("analyze")).isEqualTo("pgtrace: Es fehlt das Argument 'FILE'");
        assertThat(said("analyze", "x.trc", "--topp", "3")).isEqualTo("pgtrace: Unbekannte Option: '--topp'");
        assertThat(said("analyze", "x.trc", "--top")).isEqualTo("pgtrace: Es fehlt der Wert der Option '--top' (N)");
        assertThat(said("show", "x.trc", "--skip", "k"))
                .isEqualTo("pgtrace: Ungültiger Wert der Option '--skip': 'k' ist keine ganze Zahl");
        assertThat(said("analyze", "x.trc", "--top", "k"))
                .isEqualTo("pgtrace: Ungültiger Wert der Option '--top': 'k' ist weder eine Zahl ab 1 noch 'all'");
    }

    @Test
    void namesTheCommandThatWasMeant() {
        assertThat(Invoked.run("--language", "de", "analize", "x.trc").err())
                .contains("War gemeint: pgtrace analyze?")
                .contains("Hilfe: pgtrace -h");
    }

    @Test
    void saysWhatIsWrongWithAFile() throws Exception {
        Path notes = Files.writeString(folder.resolve("notes.txt"), "Milk, bread\n");
        assertThat(said("analyze", notes.toString()))
                .isEqualTo(
                        "pgtrace: " + notes + " ist kein Trace, sondern sieht aus wie Text ohne einen einzigen"
                                + " Trace-Datensatz. Lesbar sind Traces, Logs von PostgreSQL-Servern und Ausgaben von EXPLAIN.");
        assertThat(said("analyze", folder.resolve("gone.trc").toString()))
                .isEqualTo("pgtrace: Eine Datei " + folder.resolve("gone.trc") + " gibt es nicht.");
    }

    @Test
    void refusesALanguageThatItDoesNotSpeak() {
        assertThat(Invoked.run("analyze", "x.trc", "--language", "fr").err())
                .startsWith("pgtrace: Invalid value for option '--language': 'fr' is none of en, de");
    }

    @Test
    void writesMachineFormatsAsInEnglish() {
        String trace = "sample-traces/nested_functions.trc";
        assertThat(Invoked.run("analyze", trace, "--format", "json", "--language", "de")
                        .out())
                .isEqualTo(Invoked.run("analyze", trace, "--format", "json").out());
    }

    private static String said(String... words) {
        List<String> german = new ArrayList<>(List.of(words));
        german.addAll(1, List.of("--language", "de"));
        return Invoked.run(german.toArray(String[]::new))
                .err()
                .lines()
                .findFirst()
                .orElse("");
    }

    private static CommandLine root() {
        return CommandLineTool.commands(Invoked.terminal(), (options, progress, cancel) -> {
            throw new AssertionError("nothing is measured");
        });
    }

    private static List<String> descriptions() {
        List<String> all = new ArrayList<>();
        for (CommandLine command : everyCommand(root())) {
            CommandSpec spec = command.getCommandSpec();
            all.add(String.join("\n", spec.usageMessage().description()));
            spec.args().forEach(argument -> all.add(text(spec, argument)));
        }
        return all;
    }

    private static String text(CommandSpec spec, ArgSpec argument) {
        return spec.qualifiedName() + ' ' + argument.paramLabel() + ": " + String.join("\n", argument.description());
    }

    private static void addKeys(CommandSpec spec, Set<String> keys) {
        String name = spec.qualifiedName(".") + '.';
        keys.add(name + "usage.description");
        for (int line = 0; line < spec.usageMessage().footer().length; line++) {
            keys.add(name + "usage.footer." + line);
        }
        for (OptionSpec option : spec.options()) {
            for (String each : option.names()) {
                keys.add(each.replaceFirst("^-+", ""));
                keys.add(name + each.replaceFirst("^-+", ""));
            }
        }
        spec.positionalParameters().forEach(each -> {
            keys.add(each.paramLabel() + '[' + each.index() + ']');
            keys.add(name + each.paramLabel() + '[' + each.index() + ']');
        });
    }

    private static List<CommandLine> everyCommand(CommandLine root) {
        List<CommandLine> all = new ArrayList<>(List.of(root));
        root.getSubcommands().values().forEach(sub -> all.addAll(everyCommand(sub)));
        return all;
    }
}

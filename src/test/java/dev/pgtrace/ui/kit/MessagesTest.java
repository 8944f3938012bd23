package dev.pgtrace.ui.kit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pgtrace.model.Component;
import dev.pgtrace.model.Provenance;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// The texts and the code that uses them, compared as they are written.
class MessagesTest {
    private static final Path TEXTS = Path.of("src/main/resources/dev/pgtrace/ui/messages.properties");
    private static final Path GERMAN = Path.of("src/main/resources/dev/pgtrace/ui/messages_de.properties");
    private static final Pattern PLACE = Pattern.compile("\\{[0-9]}");
    private static final Pattern LINE = Pattern.compile("[a-zA-Z0-9_.]+\\s*=.*");
    private static final Path SOURCES = Path.of("src/main/java/dev/pgtrace/ui");
    private static final Pattern KEY = Pattern.compile("\"([a-z][A-Za-z0-9]*(?:[._][A-Za-z0-9_]+)+)\"");
    private static final Pattern PREFIX = Pattern.compile("\"([a-z][A-Za-z0-9_]*(?:\\.[A-Za-z0-9_]+)*\\.)\"\\s*\\+");

    @Test
    void everyTextIsUsed() {
        String code = code();
        List<String> prefixes =
                PREFIX.matcher(code).results().map(m -> m.group(1)).toList();
        Set<String> unused = new TreeSet<>();
        for (String key : keys()) {
            boolean made = prefixes.stream().anyMatch(key::startsWith);
            if (!made && !code.contains('"' + key + '"')) {
                unused.add(key);
            }
        }
        assertThat(unused).isEmpty();
    }

    @Test
    void everyKeyInTheCodeHasAText() {
        Set<String> keys = keys();
        Set<String> groups =
                keys.stream().map(key -> key.substring(0, key.indexOf('.'))).collect(Collectors.toSet());
        Set<String> missing = KEY.matcher(code())
                .results()
                .map(match -> match.group(1))
                .filter(key -> groups.contains(key.replaceAll("[._].*", "")) && key.contains("."))
                .filter(key -> !keys.contains(key))
                .filter(key -> !key.endsWith(".css") && !key.endsWith(".properties"))
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(missing).isEmpty();
    }

    @Test
    void everyComponentProvenanceAndViewHasItsTexts() {
        for (Component component : Component.values()) {
            String name = component.name().toLowerCase(Locale.ROOT);
            assertThat(keys()).contains("component." + name, "component.brief." + name, "component.formula." + name);
        }
        for (Provenance provenance : Provenance.values()) {
            assertThat(keys()).contains("provenance." + provenance.name().toLowerCase(Locale.ROOT));
        }
        for (View view : View.values()) {
            assertThat(keys()).contains("view." + view.name().toLowerCase(Locale.ROOT));
        }
    }

    @Test
    void noKeyIsGivenTwice() throws IOException {
        for (Path file : List.of(TEXTS, GERMAN)) {
            List<String> keys = Files.readAllLines(file).stream()
                    .filter(line -> LINE.matcher(line).matches())
                    .map(line -> line.substring(0, line.indexOf('=')).strip())
                    .toList();
            assertThat(keys).as(file.toString()).doesNotHaveDuplicates();
        }
    }

    @Test
    void germanHasEveryTextWithTheSamePlaces() {
        Properties english = texts(TEXTS);
        Properties german = texts(GERMAN);
        assertThat(german.stringPropertyNames()).isEqualTo(english.stringPropertyNames());
        for (String key : english.stringPropertyNames()) {
            assertThat(places(german.getProperty(key))).as(key).isEqualTo(places(english.getProperty(key)));
        }
    }

    @Test
    void speaksTheLanguageThatIsChosenAndEnglishForOthers() {
        try {
            Messages.use(Locale.GERMANY);
            assertThat(Messages.get("menu.file")).isEqualTo("Datei");
            assertThat(Messages.language()).isEqualTo("de");
            Messages.use(Locale.JAPAN);
            assertThat(Messages.get("menu.file")).isEqualTo("File");
            assertThat(Messages.language()).isEqualTo("en");
        } finally {
            Messages.use(Locale.ENGLISH);
        }
    }

    @Test
    void aWordChosenByItsCountMayHoldPlacesItself() {
        assertThat(List.of(Messages.get("compare.closing.title", "1"), Messages.get("compare.closing.title", "2")))
                .containsExactly(
                        "Close with 1 experiment that is not saved?", "Close with 2 experiments that are not saved?");
        assertThat(Messages.get("agree.text", "1"))
                .startsWith("This statement is run")
                .endsWith("the network is cut.");
        assertThat(Messages.get("agree.text", "21")).startsWith("These 21 statements are run");
    }

    @Test
    void apostrophesMeanThemselves() {
        assertThat(Messages.get("welcome.keys", "Ctrl+K", "don't"))
                .startsWith("Ctrl+K ")
                .contains("don't");
    }

    @Test
    void aMissingKeyShowsItself() {
        assertThat(Messages.get("no.such.key")).isEqualTo("!no.such.key!");
    }

    private static List<String> places(String text) {
        return PLACE.matcher(text).results().map(MatchResult::group).sorted().toList();
    }

    private static Set<String> keys() {
        return texts(TEXTS).stringPropertyNames();
    }

    private static Properties texts(Path file) {
        try (var in = Files.newBufferedReader(file)) {
            Properties texts = new Properties();
            texts.load(in);
            return texts;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String code() {
        try (Stream<Path> files = Files.walk(SOURCES)) {
            StringBuilder all = new StringBuilder();
            for (Path file : files.filter(f -> f.toString().endsWith(".java")).toList()) {
                all.append(Files.readString(file));
            }
            return all.toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

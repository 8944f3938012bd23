package dev.pgtrace.export;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pgtrace.analysis.flame.FlameWeight;
import dev.pgtrace.base.text.Durations;
import dev.pgtrace.base.text.KeptTexts;
import dev.pgtrace.model.Component;
import dev.pgtrace.model.CursorFlag;
import dev.pgtrace.model.ExecutionFlag;
import dev.pgtrace.model.Provenance;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
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

/// The texts of documents and the code that uses them, compared as they are written.
final class ReportTextsTest {
    private static final Path TEXTS = Path.of("src/main/resources/dev/pgtrace/export/report.properties");
    private static final Path GERMAN = Path.of("src/main/resources/dev/pgtrace/export/report_de.properties");
    private static final Path SOURCES = Path.of("src/main/java/dev/pgtrace/export");
    private static final Pattern PLACE = Pattern.compile("\\{[0-9]}");
    private static final Pattern LINE = Pattern.compile("[a-zA-Z0-9_.]+\\s*=.*");
    private static final Pattern GET = Pattern.compile("ReportTexts\\.get\\(\\s*\"([A-Za-z0-9_.]+)\"\\s*[,)]");
    private static final Pattern COUNT = Pattern.compile("ReportTexts\\.count\\([^\"]*\"([A-Za-z]+)\"\\)");
    private static final Pattern PREFIX = Pattern.compile("\"([a-z][A-Za-z0-9_]*(?:\\.[A-Za-z0-9_]+)*\\.)\"\\s*\\+");

    @Test
    void everyTextIsUsed() {
        String code = code();
        List<String> prefixes =
                PREFIX.matcher(code).results().map(m -> m.group(1)).toList();
        Set<String> unused = new TreeSet<>();
        for (String key : keys()) {
            boolean used = key.startsWith("count.")
                    ? code.contains('"' + key.split("\\.")[1] + '"')
                    : code.contains('"' + key + '"') || prefixes.stream().anyMatch(key::startsWith);
            if (!used) {
                unused.add(key);
            }
        }
        assertThat(unused).isEmpty();
    }

    @Test
    void everyKeyInTheCodeHasAText() {
        String code = code();
        Set<String> missing = new TreeSet<>();
        GET.matcher(code).results().map(match -> match.group(1)).forEach(missing::add);
        COUNT.matcher(code).results().map(match -> match.group(1)).forEach(noun -> {
            missing.add("count." + noun + ".one");
            missing.add("count." + noun + ".many");
        });
        assertThat(missing).hasSizeGreaterThan(100);
        missing.removeAll(keys());
        assertThat(missing).isEmpty();
    }

    @Test
    void everyConstantHasItsText() {
        List<String> wanted = new ArrayList<>();
        for (Component component : Component.values()) {
            for (String prefix : List.of("component.", "component.brief.", "component.meaning.")) {
                wanted.add(prefix + word(component));
            }
        }
        for (Provenance provenance : Provenance.values()) {
            wanted.add("provenance." + word(provenance));
            wanted.add("provenance.meaning." + word(provenance));
        }
        Stream.of(ExecutionFlag.values()).forEach(flag -> wanted.add("flag.execution." + word(flag)));
        Stream.of(CursorFlag.values()).forEach(flag -> wanted.add("flag.cursor." + word(flag)));
        Stream.of(FlameWeight.values()).forEach(weight -> wanted.add("flame.weight." + word(weight)));
        Stream.of(StatementOrder.values()).forEach(order -> wanted.add("order." + order.label()));
        assertThat(keys()).containsAll(wanted);
    }

    @Test
    void theEnglishWordsForComponentsAreThoseOfTheField() {
        for (Component component : Component.values()) {
            assertThat(ReportTexts.name(component)).isEqualTo(component.label());
            assertThat(KeptTexts.of("kept.component." + word(component))).isEqualTo(component.label());
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
    void theLanguageBelongsToTheDocument() throws Exception {
        List<String> seen = new ArrayList<>();
        for (Locale language : List.of(Locale.GERMANY, Locale.JAPAN)) {
            ReportTexts.in(
                    language,
                    () -> seen.add(ReportTexts.language() + " " + ReportTexts.count(2, "row") + " "
                            + Durations.format(1_230_000)));
        }
        seen.add(ReportTexts.count(1, "row"));

        assertThat(seen).containsExactly("de 2 Zeilen 1,23 s", "en 2 rows 1.23 s", "1 row");
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
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
            return files.filter(file -> file.toString().endsWith(".java"))
                    .map(ReportTextsTest::read)
                    .collect(Collectors.joining("\n"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

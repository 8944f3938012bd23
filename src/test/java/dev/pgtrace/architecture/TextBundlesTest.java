package dev.pgtrace.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The texts outside the window, in bundles by area, and the code that tells them.
class TextBundlesTest {
    private static final Path RESOURCES = Path.of("src/main/resources/dev/pgtrace");
    private static final Path SOURCES = Path.of("src/main/java/dev/pgtrace");
    private static final Pattern PLACE = Pattern.compile("\\{[0-9]}");
    private static final Pattern LINE = Pattern.compile("^([a-zA-Z0-9_.]+)\\s*=.*");

    /// A key that is looked up, `Texts.get("cli.ab.nothing"`, or the beginning of one, `"app.same." + purpose`.
    private static final Pattern CALL =
            Pattern.compile("\\b(?:Kept)?Texts\\.(get|of|count)\\(\\s*\"([a-zA-Z0-9_.]+)\"\\s*([,)+:?])");

    private static final Pattern LITERAL = Pattern.compile("\"([a-zA-Z0-9_]+(?:\\.[a-zA-Z0-9_]+)*\\.?)\"");

    /// The one area whose texts the window has already, and that of documents.
    private static final Set<String> OTHERS = Set.of("ui", "export");

    static List<String> areas() throws IOException {
        try (Stream<Path> folders = Files.list(RESOURCES)) {
            return folders.filter(folder -> Files.exists(folder.resolve("messages.properties")))
                    .map(folder -> folder.getFileName().toString())
                    .filter(area -> !OTHERS.contains(area))
                    .sorted()
                    .toList();
        }
    }

    @Test
    void areWhereTextsAreToldFrom() throws IOException {
        assertThat(areas())
                .containsExactly(
                        "analysis", "app", "base", "cli", "format", "kept", "model", "redact", "server", "source");
    }

    @ParameterizedTest
    @MethodSource("areas")
    void haveGermanForEveryTextWithTheSamePlaces(String area) throws IOException {
        Properties english = texts(area, "");
        Properties german = texts(area, "_de");
        assertThat(german.stringPropertyNames()).isEqualTo(english.stringPropertyNames());
        for (String key : english.stringPropertyNames()) {
            assertThat(places(german.getProperty(key))).as(key).isEqualTo(places(english.getProperty(key)));
        }
    }

    @ParameterizedTest
    @MethodSource("areas")
    void nameEveryKeyOnceAndByItsArea(String area) throws IOException {
        for (String language : List.of("", "_de")) {
            List<String> keys = Files.readAllLines(file(area, language)).stream()
                    .map(LINE::matcher)
                    .filter(line -> line.matches())
                    .map(line -> line.group(1))
                    .toList();
            assertThat(keys).doesNotHaveDuplicates().allMatch(key -> key.startsWith(area + "."));
        }
    }

    @ParameterizedTest
    @MethodSource("areas")
    void haveNoTextThatNobodyTells(String area) throws IOException {
        Set<String> literals =
                LITERAL.matcher(code()).results().map(match -> match.group(1)).collect(Collectors.toSet());
        Set<String> unused = texts(area, "").stringPropertyNames().stream()
                .filter(key -> !isNamed(key, literals))
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(unused).isEmpty();
    }

    @Test
    void haveEveryTextThatIsAskedFor() throws IOException {
        Set<String> keys = new TreeSet<>();
        for (String area : areas()) {
            keys.addAll(texts(area, "").stringPropertyNames());
        }
        List<String> missing = new ArrayList<>();
        for (MatchResult call : CALL.matcher(code()).results().toList()) {
            String key = call.group(2);
            boolean found =
                    switch (call.group(3)) {
                        case "+" -> keys.stream().anyMatch(each -> each.startsWith(key));
                        default ->
                            call.group(1).equals("count")
                                    ? keys.contains(key + ".one") && keys.contains(key + ".many")
                                    : keys.contains(key);
                    };
            if (!found) {
                missing.add(key);
            }
        }
        assertThat(missing).isEmpty();
    }

    /// Whether code names it: whole, by its beginning, or as one for one thing and one for many.
    private static boolean isNamed(String key, Set<String> literals) {
        String counted = key.replaceFirst("\\.(one|many)$", "");
        if (literals.contains(key) || literals.contains(counted)) {
            return true;
        }
        for (int dot = counted.lastIndexOf('.'); dot > 0; dot = counted.lastIndexOf('.', dot - 1)) {
            if (literals.contains(counted.substring(0, dot + 1))) {
                return true;
            }
            // a text and its variant: key + ".set"
            if (counted.substring(dot).equals(".set") && literals.contains(counted.substring(0, dot))) {
                return true;
            }
        }
        return false;
    }

    private static List<String> places(String text) {
        return PLACE.matcher(text)
                .results()
                .map(MatchResult::group)
                .distinct()
                .sorted()
                .toList();
    }

    private static Path file(String area, String language) {
        return RESOURCES.resolve(area).resolve("messages" + language + ".properties");
    }

    private static Properties texts(String area, String language) throws IOException {
        Properties texts = new Properties();
        try (var in = Files.newBufferedReader(file(area, language))) {
            texts.load(in);
        }
        return texts;
    }

    private static String code() throws IOException {
        StringBuilder all = new StringBuilder();
        try (Stream<Path> files = Files.walk(SOURCES)) {
            for (Path file : files.filter(f -> f.toString().endsWith(".java")).toList()) {
                all.append(Files.readString(file));
            }
        }
        return all.toString();
    }
}

package dev.pgtrace.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// A bundle of texts in its languages, and the code that tells them, compared as they are written.
///
/// @param english file of the texts
/// @param sources folder of the code
public record BundleFiles(Path english, Path sources) {
    private static final Pattern PLACE = Pattern.compile("\\{[0-9]}");
    private static final Pattern LINE = Pattern.compile("^([a-zA-Z0-9_.]+)\\s*=.*");
    /// A key, or the beginning of one, which ends with a dot.
    private static final Pattern LITERAL = Pattern.compile("\"([a-zA-Z0-9_]+(?:\\.[a-zA-Z0-9_]+)*\\.?)\"");

    /// In English.
    public Set<String> keys() {
        return texts(english).stringPropertyNames();
    }

    public Path german() {
        String name = String.valueOf(english.getFileName());
        return english.resolveSibling(name.replace(".properties", "_de.properties"));
    }

    /// Fails where a text is only in one language, or says other things in the other.
    public void assertSameInGerman() {
        Properties texts = texts(english);
        Properties translated = texts(german());
        assertThat(translated.stringPropertyNames()).isEqualTo(texts.stringPropertyNames());
        for (String key : texts.stringPropertyNames()) {
            assertThat(places(translated.getProperty(key))).as(key).isEqualTo(places(texts.getProperty(key)));
        }
    }

    /// Fails where a key is given twice, of which properties files keep the last one.
    public void assertEveryKeyOnce() {
        for (Path file : List.of(english, german())) {
            assertThat(keysOf(file)).as(file.toString()).doesNotHaveDuplicates();
        }
    }

    /// Keys as they follow one another in a file.
    static List<String> keysOf(Path file) {
        return read(file)
                .lines()
                .map(LINE::matcher)
                .filter(line -> line.matches())
                .map(line -> line.group(1))
                .toList();
    }

    /// Keys that the code does not name.
    public Set<String> unused() {
        Set<String> literals =
                LITERAL.matcher(code()).results().map(match -> match.group(1)).collect(Collectors.toSet());
        return keys().stream().filter(key -> !isNamed(key, literals)).collect(Collectors.toCollection(TreeSet::new));
    }

    /// Whether code names it: whole; by its beginning; as one for one thing and one for many; as a noun that is
    /// counted, `count.row.many`; or as the variant of another, `key + ".set"`.
    private static boolean isNamed(String key, Set<String> literals) {
        String counted = key.replaceFirst("\\.(one|many)$", "");
        boolean noun = key.startsWith("count.") && literals.contains(counted.substring("count.".length()));
        if (noun || literals.contains(key) || literals.contains(counted)) {
            return true;
        }
        for (int dot = counted.lastIndexOf('.'); dot > 0; dot = counted.lastIndexOf('.', dot - 1)) {
            if (literals.contains(counted.substring(0, dot + 1))
                    || counted.substring(dot).equals(".set") && literals.contains(counted.substring(0, dot))) {
                return true;
            }
        }
        return false;
    }

    /// All of the code.
    public String code() {
        try (Stream<Path> files = Files.walk(sources)) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .map(BundleFiles::read)
                    .collect(Collectors.joining("\n"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> places(String text) {
        return PLACE.matcher(text)
                .results()
                .map(MatchResult::group)
                .distinct()
                .sorted()
                .toList();
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

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

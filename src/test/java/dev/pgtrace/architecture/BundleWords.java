package dev.pgtrace.architecture;

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

/// Words that only the English texts of some bundles have and not the German ones.
public final class BundleWords {
    private static final Path RESOURCES = Path.of("src/main/resources/dev/pgtrace");
    private static final Pattern PLACE = Pattern.compile("\\{[0-9]}");

    private final Pattern word;
    private final Set<String> english = new TreeSet<>();

    /// @param bundles below the resources, without their endings
    /// @param word    what counts as a word
    /// @param names   words that may stand in German texts too
    public BundleWords(List<String> bundles, Pattern word, Set<String> names) {
        this.word = word;
        bundles.forEach(bundle -> english.addAll(words(texts(bundle + ".properties"))));
        bundles.forEach(bundle -> english.removeAll(words(texts(bundle + "_de.properties"))));
        english.removeAll(names);
    }

    /// Those that stand in a text.
    public Set<String> in(String text) {
        Set<String> found = words(text);
        found.retainAll(english);
        return found;
    }

    private Set<String> words(String text) {
        Set<String> words = new TreeSet<>();
        word.matcher(PLACE.matcher(text).replaceAll(" "))
                .results()
                .map(MatchResult::group)
                .map(one -> one.toLowerCase(Locale.ROOT))
                .forEach(words::add);
        return words;
    }

    private static String texts(String bundle) {
        Properties texts = new Properties();
        try (var in = Files.newBufferedReader(RESOURCES.resolve(bundle))) {
            texts.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return String.join("\n", texts.values().stream().map(String::valueOf).toList());
    }
}

package dev.pgtrace.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The texts outside the window, in bundles by area, and the code that tells them.
class TextBundlesTest {
    private static final Path RESOURCES = Path.of("src/main/resources/dev/pgtrace");
    private static final Path SOURCES = Path.of("src/main/java/dev/pgtrace");

    /// A key that is looked up, `Texts.get("cli.ab.nothing"`, or the beginning of one, `"app.same." + purpose`.
    private static final Pattern CALL =
            Pattern.compile("\\b(?:Kept)?Texts\\.(get|of|count)\\(\\s*\"([a-zA-Z0-9_.]+)\"\\s*([,)+:?])");

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
    void haveGermanForEveryTextWithTheSamePlaces(String area) {
        bundle(area).assertSameInGerman();
    }

    @ParameterizedTest
    @MethodSource("areas")
    void nameEveryKeyOnceAndByItsArea(String area) {
        BundleFiles bundle = bundle(area);
        bundle.assertEveryKeyOnce();
        for (Path file : List.of(bundle.english(), bundle.german())) {
            assertThat(BundleFiles.keysOf(file)).allMatch(key -> key.startsWith(area + "."));
        }
    }

    @ParameterizedTest
    @MethodSource("areas")
    void haveNoTextThatNobodyTells(String area) {
        assertThat(bundle(area).unused()).isEmpty();
    }

    @Test
    void haveEveryTextThatIsAskedFor() throws IOException {
        Set<String> keys = new TreeSet<>();
        for (String area : areas()) {
            keys.addAll(bundle(area).keys());
        }
        List<String> missing = new ArrayList<>();
        for (MatchResult call : CALL.matcher(bundle("app").code()).results().toList()) {
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

    private static BundleFiles bundle(String area) {
        return new BundleFiles(RESOURCES.resolve(area).resolve("messages.properties"), SOURCES);
    }
}

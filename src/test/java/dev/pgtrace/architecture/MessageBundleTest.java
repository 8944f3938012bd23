package dev.pgtrace.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// The window's texts and the code that shows them name the same keys.
class MessageBundleTest {
    private static final Path BUNDLE = Path.of("src/main/resources/dev/pgtrace/ui/messages.properties");
    private static final Path SOURCES = Path.of("src/main/java/dev/pgtrace/ui");

    @Test
    void holdsEveryKeyTheWindowAsksFor() throws IOException {
        assertThat(MessageKeys.in(sources()).missingFrom(bundle())).isEmpty();
    }

    @Test
    void holdsNoKeyNobodyAsksFor() throws IOException {
        assertThat(MessageKeys.in(sources()).unusedOf(bundle())).isEmpty();
    }

    @Test
    void holdsNoKeyTwice() throws IOException {
        if (!Files.exists(BUNDLE)) {
            return;
        }
        Pattern start = Pattern.compile("^\\s*[^#!\\s][^=:\\s]*");
        List<String> keys = Files.readAllLines(BUNDLE).stream()
                .map(start::matcher)
                .filter(matcher -> matcher.find())
                .map(matcher -> matcher.group().strip())
                .filter(bundle()::contains)
                .toList();
        assertThat(keys).doesNotHaveDuplicates();
    }

    private static TreeSet<String> bundle() throws IOException {
        Properties properties = new Properties();
        if (Files.exists(BUNDLE)) {
            try (Reader in = Files.newBufferedReader(BUNDLE)) {
                properties.load(in);
            }
        }
        return new TreeSet<>(properties.stringPropertyNames());
    }

    private static String sources() throws IOException {
        StringBuilder text = new StringBuilder();
        try (Stream<Path> files = Files.walk(SOURCES)) {
            for (Path file :
                    files.filter(path -> path.toString().endsWith(".java")).toList()) {
                text.append(Files.readString(file)).append('\n');
            }
        }
        return text.toString();
    }
}

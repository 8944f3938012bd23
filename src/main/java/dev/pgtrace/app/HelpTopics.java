package dev.pgtrace.app;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// The guide inside the program: a Markdown text for each topic and language.
public final class HelpTopics {
    private static final String FOLDER = "/dev/pgtrace/help/";
    private static final String ENGLISH = "en";

    /// In the order in which a reader wants them.
    private static final List<String> NAMES = List.of(
            "guide",
            "ledger",
            "tiers",
            "provenance",
            "statements",
            "flamegraph",
            "timeline",
            "filter",
            "record",
            "compare",
            "formats",
            "privacy",
            "glossary",
            "news");

    private HelpTopics() {}

    /// @param name  what it is asked for by: `tiers`
    /// @param title its heading, in the language asked for
    public record Topic(String name, String title) {}

    /// All topics.
    ///
    /// @param language of the titles, by its code; English where there is none in it
    public static List<Topic> all(String language) {
        return NAMES.stream()
                .map(name -> new Topic(name, title(text(name, language))))
                .toList();
    }

    public static List<String> names() {
        return NAMES;
    }

    /// The Markdown text of a topic, or nothing where there is no such topic.
    public static Optional<String> markdown(String name, String language) {
        String topic = name.toLowerCase(Locale.ROOT);
        return NAMES.contains(topic) ? Optional.of(text(topic, language)) : Optional.empty();
    }

    private static String text(String name, String language) {
        return read(language + '/' + name)
                .or(() -> read(ENGLISH + '/' + name))
                .orElseThrow(() -> new IllegalStateException("help topic not in the program: " + name));
    }

    private static Optional<String> read(String path) {
        try (InputStream in = HelpTopics.class.getResourceAsStream(FOLDER + path + ".md")) {
            return in == null ? Optional.empty() : Optional.of(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String title(String markdown) {
        return markdown.lines().findFirst().orElse("").replaceFirst("^#\\s*", "");
    }
}

package dev.pgtrace.ui.kit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pgtrace.architecture.BundleFiles;
import dev.pgtrace.model.Component;
import dev.pgtrace.model.Provenance;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// The texts and the code that uses them, compared as they are written.
class MessagesTest {
    private static final BundleFiles BUNDLE = new BundleFiles(
            Path.of("src/main/resources/dev/pgtrace/ui/messages.properties"), Path.of("src/main/java/dev/pgtrace/ui"));
    private static final Pattern KEY = Pattern.compile("\"([a-z][A-Za-z0-9]*(?:[._][A-Za-z0-9_]+)+)\"");

    @Test
    void everyTextIsUsed() {
        assertThat(BUNDLE.unused()).isEmpty();
    }

    @Test
    void everyKeyInTheCodeHasAText() {
        Set<String> keys = BUNDLE.keys();
        Set<String> groups =
                keys.stream().map(key -> key.substring(0, key.indexOf('.'))).collect(Collectors.toSet());
        Set<String> missing = KEY.matcher(BUNDLE.code())
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
            assertThat(BUNDLE.keys())
                    .contains("component." + name, "component.brief." + name, "component.formula." + name);
        }
        for (Provenance provenance : Provenance.values()) {
            assertThat(BUNDLE.keys()).contains("provenance." + provenance.name().toLowerCase(Locale.ROOT));
        }
        for (View view : View.values()) {
            assertThat(BUNDLE.keys()).contains("view." + view.name().toLowerCase(Locale.ROOT));
        }
    }

    @Test
    void noKeyIsGivenTwice() {
        BUNDLE.assertEveryKeyOnce();
    }

    @Test
    void germanHasEveryTextWithTheSamePlaces() {
        BUNDLE.assertSameInGerman();
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
}

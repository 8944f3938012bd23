package dev.pgtrace.export;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pgtrace.analysis.flame.FlameWeight;
import dev.pgtrace.architecture.BundleFiles;
import dev.pgtrace.base.text.Durations;
import dev.pgtrace.base.text.KeptTexts;
import dev.pgtrace.model.Component;
import dev.pgtrace.model.CursorFlag;
import dev.pgtrace.model.ExecutionFlag;
import dev.pgtrace.model.Provenance;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// The texts of documents and the code that uses them, compared as they are written.
final class ReportTextsTest {
    private static final BundleFiles BUNDLE = new BundleFiles(
            Path.of("src/main/resources/dev/pgtrace/export/report.properties"),
            Path.of("src/main/java/dev/pgtrace/export"));
    private static final Pattern GET = Pattern.compile("ReportTexts\\.get\\(\\s*\"([A-Za-z0-9_.]+)\"\\s*[,)]");
    private static final Pattern COUNT = Pattern.compile("ReportTexts\\.count\\([^\"]*\"([A-Za-z]+)\"\\)");

    @Test
    void everyTextIsUsed() {
        assertThat(BUNDLE.unused()).isEmpty();
    }

    @Test
    void everyKeyInTheCodeHasAText() {
        String code = BUNDLE.code();
        Set<String> missing = new TreeSet<>();
        GET.matcher(code).results().map(match -> match.group(1)).forEach(missing::add);
        COUNT.matcher(code).results().map(match -> match.group(1)).forEach(noun -> {
            missing.add("count." + noun + ".one");
            missing.add("count." + noun + ".many");
        });
        assertThat(missing).hasSizeGreaterThan(100);
        missing.removeAll(BUNDLE.keys());
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
        assertThat(BUNDLE.keys()).containsAll(wanted);
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
        BUNDLE.assertSameInGerman();
    }

    @Test
    void noKeyIsGivenTwice() {
        BUNDLE.assertEveryKeyOnce();
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
}

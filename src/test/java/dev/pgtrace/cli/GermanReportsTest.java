package dev.pgtrace.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pgtrace.analysis.experiment.SmallExperiment;
import dev.pgtrace.base.text.KeptTexts;
import dev.pgtrace.format.experiment.ExperimentFile;
import dev.pgtrace.model.experiment.RunPhase;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Reports for a terminal, as a German reads them.
class GermanReportsTest {
    private static final String TRACES = "sample-traces/";

    @TempDir
    private Path folder = Path.of("");

    @AfterEach
    void englishAgain() {
        Language.speak(Locale.ENGLISH);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "analyze nested_functions.trc",
                "analyze cold_cache.trc.gz",
                "analyze cut_short.trc",
                "analyze legacy_u4.trc",
                "analyze legacy_mvp.trc",
                "analyze own_session.trc",
                "analyze --top 3 --filter cpu>0 oracle_orders.trc",
                "show nested_functions.trc",
                "show nested_functions.trc --top 2 --skip 3",
                "show nested_functions.trc 4",
                "show cold_cache.trc.gz c27a720c4c1af819",
                "compare legacy_u4.trc legacy_mvp.trc --plans --fail-if p95>+0%",
                "compare own_session.trc oracle_orders.trc",
                "compare cold_cache.trc.gz checkout_session.trc --fail-if new-statement"
            })
    void haveNoEnglishWords(String command) {
        Invoked invoked = german(command);
        assertThat(invoked.err()).isEmpty();
        assertThat(invoked.out()).isNotEmpty();
        assertThat(EnglishWords.in(invoked.out())).isEmpty();
    }

    @Test
    void haveNumbersWithGermanMarks() {
        assertThat(german("analyze cold_cache.trc.gz").out().lines())
                .contains(
                        "Blöcke nach Stufe",
                        "~ geschätzt   – in diesem Trace nicht bekannt   ohne Zeichen: gemessen oder allein aus"
                                + " Gemessenem berechnet");
        assertThat(german("compare cold_cache.trc.gz checkout_session.trc").out())
                .contains("  - Die alte Seite umfasst 2,53 min, die neue 8,45 s: ");
    }

    @Test
    void tellIssuesAndRecordingsInPagesToo() {
        assertThat(german("analyze cut_short.trc --format html").out())
                .contains("die letzte Zeile ist abgeschnitten")
                .doesNotContain("the last line is cut");
        assertThat(german("analyze own_session.trc --format html").out())
                .contains("aufgezeichnet durch eigene Sitzung", "Aufzeichnung von pgtrace")
                .doesNotContain("own session", "are measured");
    }

    @Test
    void leaveWhatMachinesReadAsItIs() {
        for (String format : List.of("json", "csv", "junit", "github")) {
            String command =
                    "compare cold_cache.trc.gz checkout_session.trc --fail-if new-statement --format " + format;
            assertThat(german(command).out())
                    .as(format)
                    .isEqualTo(Invoked.run(words(command)).out())
                    .isNotEmpty();
        }
    }

    @Test
    void tellTheVerdictOfAnExperiment() throws Exception {
        Path kept = folder.resolve("kept.pgtexp");
        ExperimentFile.write(
                new SmallExperiment("alt", "neu")
                        .note(KeptTexts.of("kept.ab.eviction.right"))
                        .run(0, 0, RunPhase.COLD, 19_300, 30, 1)
                        .run(1, 0, RunPhase.COLD, 2_900, 30, 1)
                        .pairs(100, 5_210, 1_110)
                        .experiment(),
                kept);

        String report =
                Invoked.run("ab", "--open", kept.toString(), "--language", "de").out();

        assertThat(report)
                .startsWith("neu ist 4,69× schneller als alt.\n  95%-Konfidenzintervall: 4,68× – 4,71×")
                .contains("100 Paare von Läufen", "Mann–Whitney p < 0,0001", "Erster Lauf (kalt)");
        assertThat(EnglishWords.in(report)).isEmpty();
    }

    @Test
    void wouldShowEnglishWords() {
        assertThat(EnglishWords.in("Wo die Zeit geblieben ist\n  Rows  Self\n3 executions\n"))
                .containsExactly("executions", "rows", "self");
        assertThat(EnglishWords.in(
                        Invoked.run("analyze", TRACES + "legacy_u4.trc").out()))
                .hasSizeGreaterThan(30);
    }

    private static Invoked german(String command) {
        List<String> words = new ArrayList<>(List.of(words(command)));
        words.addAll(1, List.of("--language", "de"));
        return Invoked.run(words.toArray(String[]::new));
    }

    private static String[] words(String command) {
        return List.of(command.split(" ")).stream()
                .map(word -> word.contains(".trc") ? TRACES + word : word)
                .toArray(String[]::new);
    }
}

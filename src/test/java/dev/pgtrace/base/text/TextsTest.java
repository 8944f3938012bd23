package dev.pgtrace.base.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TextsTest {
    @AfterEach
    void englishAgain() {
        Texts.use(Locale.ENGLISH);
        NumberMarks.use(NumberMarks.PLAIN);
    }

    @Test
    void speakTheLanguageThatIsChosenAndEnglishForOthers() {
        List<String> said = new ArrayList<>();
        for (Locale language : List.of(Locale.GERMANY, Locale.of("de", "CH"), Locale.JAPAN, Locale.ENGLISH)) {
            Texts.use(language);
            said.add(Texts.get("cli.fault.cancelled"));
        }
        assertThat(said).containsExactly("abgebrochen.", "abgebrochen.", "cancelled.", "cancelled.");
    }

    @Test
    void haveOneSentenceForOneThingAndOneForMany() {
        Texts.use(Locale.GERMAN);
        assertThat(List.of(Texts.count("cli.restore.running", 1, 1), Texts.count("cli.restore.running", 2, 2)))
                .containsExactly(
                        "1 Aufzeichnung läuft in diesem Moment und bleibt unberührt.",
                        "2 Aufzeichnungen laufen in diesem Moment und bleiben unberührt.");
    }

    @Test
    void chooseAWordByItsCount() {
        assertThat(List.of(
                        Texts.get("cli.demo.progress", 1, 0),
                        Texts.get("cli.demo.progress", "1,001", 1),
                        Texts.get("cli.demo.seconds", 1)))
                .containsExactly("1 statement, 0 errors", "1,001 statements, 1 error", "1 second");
        Texts.use(Locale.GERMAN);
        assertThat(Texts.get("cli.demo.progress", 1, 2)).isEqualTo("1 Anweisung, 2 Fehler");
    }

    @Test
    void writeNumbersOfPortsAndLinesWithoutMarks() {
        Texts.use(Locale.GERMAN);
        NumberMarks.use(NumberMarks.of(Locale.GERMANY));
        assertThat(Texts.get("base.script.line", 54321, "x")).isEqualTo("Zeile 54321: x");
    }

    @Test
    void leaveBracesAndApostrophesThatAreNoPlaces() {
        assertThat(Texts.get("cli.word.switch", "{0} {x} it's")).isEqualTo("'{0} {x} it's' is neither on nor off");
    }

    @Test
    void stayEnglishForWhatMachinesRead() {
        Texts.use(Locale.GERMAN);
        NumberMarks.use(NumberMarks.of(Locale.GERMANY));
        List<String> written = new ArrayList<>();
        Texts.<RuntimeException>plainly(() -> written.add(Texts.get("cli.fault.cancelled") + Counts.grouped(1234)));
        written.add(Texts.get("cli.fault.cancelled") + Counts.grouped(1234));
        assertThat(written).containsExactly("cancelled.1,234", "abgebrochen.1.234");
    }

    @Test
    void showAKeyThatIsMissing() {
        assertThat(Texts.get("cli.no.such.key")).isEqualTo("!cli.no.such.key!");
    }
}

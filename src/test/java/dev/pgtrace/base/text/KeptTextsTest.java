package dev.pgtrace.base.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class KeptTextsTest {
    private static final TextBundle ENGLISH = TextBundle.of("dev.pgtrace.kept.messages", Locale.ENGLISH);

    @AfterEach
    void englishAgain() {
        Texts.use(Locale.ENGLISH);
    }

    @Test
    void areMadeInEnglishWhateverTheLanguage() {
        Texts.use(Locale.GERMAN);
        assertThat(KeptTexts.of("kept.issue.sqlstate", "23505")).isEqualTo("a statement failed with SQLSTATE 23505");
    }

    @Test
    void areToldInTheLanguageOfTheReader() {
        Texts.use(Locale.GERMAN);
        assertThat(List.of(
                        KeptTexts.told("a statement failed with SQLSTATE 23505"),
                        KeptTexts.told("execution started and never reported its end: first #12"),
                        KeptTexts.told("Only a superuser can switch on the tracing of others."),
                        KeptTexts.told("role webapp in database shop")))
                .containsExactly(
                        "eine Anweisung schlug fehl mit SQLSTATE 23505",
                        "Ausführung begann und meldete nie ihr Ende: zuerst #12",
                        "Nur ein Superuser kann die Aufzeichnung anderer einschalten.",
                        "Rolle webapp in Datenbank shop");
    }

    @Test
    void areToldInListsToo() {
        Texts.use(Locale.GERMAN);
        assertThat(KeptTexts.told("the role (%u), the session (%c) and the client (%h)"))
                .isEqualTo("die Rolle (%u), die Sitzung (%c) und den Client (%h)");
    }

    @Test
    void getTheMarksOfTheReader() {
        Texts.use(Locale.GERMAN);
        NumberMarks.use(NumberMarks.of(Locale.GERMAN));
        try {
            assertThat(KeptTexts.told(KeptTexts.of("kept.compare.duration", "2.53 min", "1,204.5 s")))
                    .startsWith("Die alte Seite umfasst 2,53 min, die neue 1.204,5 s: ");
            assertThat(KeptTexts.told(KeptTexts.of("kept.compare.differs.version", "15.19", "18.6", "server version")))
                    .contains("15.19", "18.6");
        } finally {
            NumberMarks.use(NumberMarks.PLAIN);
        }
    }

    @Test
    void stayAsTheyAreWhereNobodyKnowsThem() {
        Texts.use(Locale.GERMAN);
        assertThat(KeptTexts.told("Written by hand, and by another program."))
                .isEqualTo("Written by hand, and by another program.");
        Texts.use(Locale.ENGLISH);
        assertThat(KeptTexts.told("all sessions")).isEqualTo("all sessions");
    }

    /// A number without a unit may be a version, but none that begins with zero.
    @Test
    void haveTheMarksOfTheReader() {
        Texts.use(Locale.GERMAN);
        NumberMarks.use(NumberMarks.of(Locale.GERMAN));
        try {
            assertThat(KeptTexts.told(KeptTexts.of("kept.ab.warn.correlated", "v1", "-0.56", "0.48")))
                    .contains("-0,56", "0,48");
            assertThat(KeptTexts.told(KeptTexts.of("kept.probe.server.new", "18.6")))
                    .contains("18.6");
        } finally {
            NumberMarks.use(NumberMarks.PLAIN);
        }
    }

    /// No sentence is taken for one of another text.
    @Test
    void areAllKnownAgain() {
        Texts.use(Locale.GERMAN);
        Object[] words = {"⟨a⟩", "⟨b⟩", "⟨c⟩", "⟨d⟩", "⟨e⟩"};
        for (String key : new TreeSet<>(ENGLISH.keys())) {
            assertThat(KeptTexts.told(KeptTexts.of(key, words))).as(key).isEqualTo(Texts.get(key, words));
        }
    }
}

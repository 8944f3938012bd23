package dev.pgtrace.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.Test;

class FuzzyTest {
    private static final List<String> NAMES = List.of(
            "File Open…", "File Close trace", "View Light theme", "Edit Copy as SQL", "View Theme of the system");

    @Test
    void findsANameByItsLettersInOrder() {
        assertThat(best("lth")).isEqualTo("View Light theme");
        assertThat(best("copy sql")).isEqualTo("Edit Copy as SQL");
        assertThat(best("OPEN")).isEqualTo("File Open…");
    }

    @Test
    void prefersWholeWordsToScatteredLetters() {
        assertThat(Fuzzy.score("theme", "View Theme of the system"))
                .isLessThan(Fuzzy.score("theme", "Take the next message"));
    }

    @Test
    void prefersANameThatBeginsWithWhatIsTyped() {
        assertThat(Fuzzy.score("flame", "Flamegraph")).isLessThan(Fuzzy.score("flame", "Export flamegraph"));
    }

    @Test
    void findsEverythingWhenNothingIsTyped() {
        assertThat(NAMES).allMatch(name -> Fuzzy.score("", name) == 0);
    }

    @Test
    void findsNothingWhereALetterIsMissing() {
        assertThat(Fuzzy.score("xyz", "File Open…")).isNegative();
        assertThat(Fuzzy.score("nepo", "Open")).isNegative();
    }

    private static String best(String typed) {
        return NAMES.stream()
                .filter(name -> Fuzzy.score(typed, name) >= 0)
                .min(Comparator.comparingInt(name -> Fuzzy.score(typed, name)))
                .orElseThrow();
    }
}

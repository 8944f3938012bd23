package dev.pgtrace.export;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pgtrace.analysis.experiment.Interval;
import dev.pgtrace.analysis.experiment.VariantComparison;
import dev.pgtrace.analysis.experiment.Verdict;
import dev.pgtrace.analysis.experiment.VerdictFigures;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

final class VerdictWordsTest {
    @Test
    void countsTimesWhereItIsFarFaster() {
        assertThat(text(Verdict.FASTER, 0.2128, 0.2, 0.2222, 100).headline()).isEqualTo("v2 is 4.70× faster than v1");
        assertThat(text(Verdict.FASTER, 0.2128, 0.2, 0.2222, 100).detail())
                .isEqualTo("95% confidence interval 4.50× – 5.00× · 100 pairs of runs · Mann–Whitney p = 0.0021");
    }

    @Test
    void countsPercentWhereItIsALittleSlower() {
        assertThat(text(Verdict.SLOWER, 1.051, 1.02, 1.08, 100).headline()).isEqualTo("v2 is 5.1% slower than v1");
        assertThat(text(Verdict.SLOWER, 1.051, 1.02, 1.08, 100).detail())
                .startsWith("95% confidence interval 2.0% – 8.0% · ");
    }

    @Test
    void countsTimesWhereItIsFarSlower() {
        assertThat(text(Verdict.SLOWER, 12.3, 11.9, 12.8, 100).headline()).isEqualTo("v2 is 12.3× slower than v1");
    }

    @Test
    void tellsHowSmallADifferenceIs() {
        assertThat(text(Verdict.NO_DIFFERENCE, 1.001, 0.995, 1.007, 400).headline())
                .isEqualTo("No difference larger than 0.7% between v1 and v2");
        assertThat(text(Verdict.NO_DIFFERENCE, 1.001, 0.995, 1.007, 400).detail())
                .startsWith("95% confidence interval −0.5% to +0.7% · ");
    }

    @Test
    void tellsWhatIsStillPossible() {
        assertThat(text(Verdict.UNDECIDED, 1.01, 0.98, 1.04, 100).headline())
                .isEqualTo("Not decided yet: v2 takes 98.0% to 104.0% of the time of v1");
        assertThat(text(Verdict.UNDECIDED, 1.01, 0.98, 1.04, 100).detail())
                .endsWith(" · about 230 runs each would decide");
    }

    @Test
    void tellsThatRunsAreTooFew() {
        assertThat(text(Verdict.UNDECIDED, 0.5, 0.4, 0.6, 7).headline())
                .isEqualTo("Not decided yet: 7 pairs of runs are too few, at least 10 are needed");
    }

    @Test
    void tellsThatTheRanksDoNotBearTheIntervalOut() {
        VerdictWords text = text(Verdict.UNDECIDED, 1.12, 1.016, 1.249, 40, 0.09);
        assertThat(text.headline())
                .isEqualTo("Not decided yet: the interval says that v2 is slower, and the ranks of the pairs do not"
                        + " bear it out");
        assertThat(text.detail()).contains("Mann–Whitney p = 0.0021 · Wilcoxon of the pairs, which decides, p = 0.090");
    }

    @Test
    void neverRoundsAProbabilityToNothing() {
        assertThat(VerdictFigures.probability(1e-12)).isEqualTo("< 0.0001");
        assertThat(VerdictFigures.probability(0.00321)).isEqualTo("= 0.0032");
        assertThat(VerdictFigures.probability(0.0321)).isEqualTo("= 0.032");
    }

    @Test
    void speaksTheLanguageOfTheDocument() throws Exception {
        VerdictWords words = text(Verdict.SLOWER, 1.051, 1.02, 1.08, 1_100);
        StringBuilder told = new StringBuilder();
        ReportTexts.in(
                Locale.GERMAN, () -> told.append(words.headline()).append('|').append(words.detail()));
        assertThat(told.toString())
                .isEqualTo("v2 ist 5,1% langsamer als v1|95%-Konfidenzintervall: 2,0% – 8,0% · 1.100 Paare von Läufen"
                        + " · Mann–Whitney p = 0,0021");
    }

    private static VerdictWords text(Verdict verdict, double ratio, double low, double high, int pairs) {
        return text(verdict, ratio, low, high, pairs, 0.0021);
    }

    private static VerdictWords text(
            Verdict verdict, double ratio, double low, double high, int pairs, double signedRank) {
        return new VerdictWords(
                "v1",
                "v2",
                new VariantComparison(
                        1,
                        verdict,
                        pairs,
                        new Interval(ratio, low, high),
                        Interval.UNKNOWN,
                        0.95,
                        verdict == Verdict.FASTER || verdict == Verdict.SLOWER || signedRank > 0.05 ? 0.0021 : 0.21,
                        signedRank,
                        0,
                        Math.max(1 - low, high - 1),
                        verdict == Verdict.UNDECIDED ? 230 : 0,
                        List.of(),
                        List.of()));
    }
}

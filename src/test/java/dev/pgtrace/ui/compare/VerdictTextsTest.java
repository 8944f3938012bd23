package dev.pgtrace.ui.compare;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pgtrace.model.experiment.ExperimentEnd;
import org.junit.jupiter.api.Test;

class VerdictTextsTest {
    @Test
    void saysHowManyTimesFaster() {
        ExperimentShown shown = shown(new Canned());
        assertThat(VerdictTexts.headline(shown, 1)).matches("v2 is 4\\.[67]× faster than v1");
        assertThat(VerdictTexts.evidence(shown, 1))
                .matches(
                        "95% confidence interval 4\\.\\d×–4\\.\\d× · 100 runs each, interleaved · Mann–Whitney p < 0\\.0001 · same 30 rows returned");
        assertThat(VerdictTexts.style(shown, 1)).isEqualTo("verdict-faster");
    }

    @Test
    void saysSmallDifferencesInPerCent() {
        ExperimentShown shown = shown(new Canned().medians(5_000, 4_200));
        assertThat(VerdictTexts.headline(shown, 1)).matches("v2 takes 1\\d\\.\\d% less time than v1");
    }

    @Test
    void saysHowMuchSlower() {
        ExperimentShown shown = shown(new Canned().medians(1_000, 3_000));
        assertThat(VerdictTexts.headline(shown, 1)).matches("v2 is (2\\.9|3\\.\\d)× slower than v1");
        assertThat(VerdictTexts.style(shown, 1)).isEqualTo("verdict-slower");
    }

    @Test
    void saysThatItIsNotDecided() {
        ExperimentShown shown = shown(new Canned().medians(1_000, 1_000));
        assertThat(VerdictTexts.headline(shown, 1)).startsWith("Not decided");
        assertThat(VerdictTexts.style(shown, 1)).isEqualTo("verdict-undecided");
    }

    @Test
    void tellsTheIntervalWhileItRuns() {
        ExperimentShown shown = shown(new Canned().runs(34).end(ExperimentEnd.of(ExperimentEnd.Reason.RUNNING)));
        assertThat(VerdictTexts.headline(shown, 1))
                .matches("Running… B/A 0\\.2\\d \\(0\\.2\\d–0\\.2\\d\\) after 34 of 100 runs");
        assertThat(VerdictTexts.style(shown, 1)).isEqualTo("verdict-running");
    }

    @Test
    void putsADifferentAnswerBeforeTheSpeed() {
        ExperimentShown shown = shown(new Canned().rows(30, 29));
        assertThat(VerdictTexts.differentAnswers(shown))
                .contains("The variants do not return the same (v1: 30 rows, v2: 29 rows)."
                        + " Look at that before any speed.");
        assertThat(VerdictTexts.evidence(shown, 1)).endsWith("different answers");
    }

    @Test
    void tellsStoppedAndFailedApart() {
        ExperimentShown stopped = shown(new Canned().runs(12).end(ExperimentEnd.of(ExperimentEnd.Reason.CANCELLED)));
        assertThat(VerdictTexts.ending(stopped))
                .contains("Stopped before its end. What was measured is kept: 12 runs each, interleaved.");
        ExperimentShown failed = shown(
                new Canned().runs(12).end(new ExperimentEnd(ExperimentEnd.Reason.FAILED, "v2: division by zero.")));
        assertThat(VerdictTexts.ending(failed))
                .contains("It ended by an error, and what was measured before is kept: v2: division by zero.");
        assertThat(VerdictTexts.ending(shown(new Canned()))).isEmpty();
    }

    static ExperimentShown shown(Canned canned) {
        return ExperimentReader.quick(canned.make());
    }
}

package dev.pgtrace.base.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class NumberMarksTest {
    @AfterEach
    void plainAgain() {
        NumberMarks.use(NumberMarks.PLAIN);
    }

    @Test
    void writesEveryNumberWithTheChosenMarks() {
        NumberMarks.use(NumberMarks.of(Locale.GERMANY));
        assertThat(List.of(
                        Counts.grouped(1_204_331),
                        Counts.compact(1_204_331),
                        Durations.format(1_230),
                        Durations.axis(1_500_000),
                        Durations.exact(41_201_337),
                        Percent.of(391, 1000),
                        Percent.of(1, 1_000_000),
                        Bytes.format(1_267_001_337),
                        Factors.format(4.72),
                        Ratios.change(0.213),
                        Ratios.times(1.234),
                        Ratios.exactTime(-1234.5),
                        Ratios.probability(0.031)))
                .containsExactly(
                        "1.204.331",
                        "1,20 M",
                        "1,23 ms",
                        "1,5 s",
                        "41.201.337 µs",
                        "39,1%",
                        "<0,1%",
                        "1,18 GB",
                        "4,72×",
                        "−78,7%",
                        "1,23×",
                        "−1.234,5 µs",
                        "p = 0,031");
    }

    @Test
    void documentsForOthersStayPlain() {
        NumberMarks.use(NumberMarks.of(Locale.GERMANY));
        List<String> written = new ArrayList<>();
        NumberMarks.<RuntimeException>plainly(() -> written.add(Durations.format(1_230)));
        written.add(Durations.format(1_230));
        assertThat(written).containsExactly("1.23 ms", "1,23 ms");
    }
}

package dev.pgtrace.ui.statements;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pgtrace.ui.statements.Windows.Span;
import org.junit.jupiter.api.Test;

class WindowsTest {
    @Test
    void beginsWithTheFirstPageAndOneGap() {
        Windows windows = Windows.first(1_000);
        assertThat(windows.loaded()).containsExactly(new Span(0, 200));
        assertThat(windows.gaps()).containsExactly(new Span(200, 1_000));
    }

    @Test
    void hasNoGapWhereAllFitsInAPage() {
        assertThat(Windows.first(200).gaps()).isEmpty();
        assertThat(Windows.first(0)).isEqualTo(new Windows(0, java.util.List.of()));
    }

    @Test
    void joinsPagesThatTouch() {
        assertThat(Windows.first(1_000).with(200).loaded()).containsExactly(new Span(0, 400));
    }

    @Test
    void leavesGapsBeforeAndBehindAPageInTheMiddle() {
        Windows windows = Windows.first(1_000).around(600);
        assertThat(windows.loaded()).containsExactly(new Span(0, 200), new Span(550, 750));
        assertThat(windows.gaps()).containsExactly(new Span(200, 550), new Span(750, 1_000));
    }

    @Test
    void fillsAGapToItsEnd() {
        Windows windows = Windows.first(1_000).around(600).with(200).with(400);
        assertThat(windows.loaded()).containsExactly(new Span(0, 750));
    }

    @Test
    void keepsItsPlacesWhenTheListGrowsOrShrinks() {
        Windows windows = Windows.first(1_000).around(600);
        assertThat(windows.resized(2_000).loaded()).isEqualTo(windows.loaded());
        assertThat(windows.resized(700).loaded()).containsExactly(new Span(0, 200), new Span(550, 700));
        assertThat(windows.resized(10).loaded()).containsExactly(new Span(0, 10));
    }
}

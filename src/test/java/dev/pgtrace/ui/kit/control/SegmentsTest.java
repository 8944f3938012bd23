package dev.pgtrace.ui.kit.control;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SegmentsTest {
    @Test
    void fillsTheWidthToThePixel() {
        assertThat(Segments.ends(new long[] {1, 1, 1}, 3, 100)).containsExactly(33, 67, 100);
        assertThat(Segments.ends(new long[] {7, 3}, 10, 10)).containsExactly(7, 10);
    }

    @Test
    void leavesRoomForWhatIsNotThere() {
        assertThat(Segments.ends(new long[] {25, 25}, 100, 200)).containsExactly(50, 100);
    }

    @Test
    void givesNegativeAmountsNoRoomAndScalesByTheSumWherePartsOverlap() {
        assertThat(Segments.ends(new long[] {80, 40, -20}, 100, 120)).containsExactly(80, 120, 120);
    }

    @Test
    void survivesNothingAndNumbersBeyondCounting() {
        assertThat(Segments.ends(new long[0], 0, 100)).isEmpty();
        assertThat(Segments.ends(new long[] {0, 0}, 0, 100)).containsExactly(0, 0);
        assertThat(Segments.ends(new long[] {Long.MAX_VALUE / 2, Long.MAX_VALUE / 2}, 0, 100))
                .containsExactly(50, 100);
    }
}

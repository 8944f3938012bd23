package dev.pgtrace.ui.flame;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class FlameRowsTest {
    @Test
    void scrollsRowsToReveal() {
        FlameRows rows = new FlameRows(FlameDirection.ICICLE, 1, 100, 0);

        assertThat(rows.revealing(2, 20).scroll()).isZero();
        assertThat(rows.revealing(9, 20).scroll()).isEqualTo(110);
        assertThat(rows.scrolled(999, 20).scroll()).isEqualTo(320);
        assertThat(rows.scrolled(200, 20).revealing(0, 20).scroll()).isZero();
        assertThat(rows.depthAt(42)).isEqualTo(2);
        FlameRows up = new FlameRows(FlameDirection.FLAME, 1, 100, 0);
        assertThat(up.depthAt(99)).isZero();
        assertThat(up.top(0)).isEqualTo(79);
    }
}

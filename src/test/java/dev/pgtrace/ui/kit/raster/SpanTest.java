package dev.pgtrace.ui.kit.raster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import javafx.util.Duration;
import org.junit.jupiter.api.Test;

final class SpanTest {
    private static final long MILLI = 1_000_000;

    @Test
    void zoomsAroundItsAnchorAndComesBack() {
        Span all = Span.all(1000);
        Span in = all.zoom(0.25, 4);

        assertThat(in).isEqualTo(new Span(187.5, 437.5, 1000));
        assertThat(in.zoom(0.25, 0.25)).isEqualTo(all);
        assertThat(all.zoom(0.5, 0.5)).as("never beyond the whole").isEqualTo(all);
    }

    @Test
    void staysInsideTheWholeWhateverIsDone() {
        Random random = new Random(4);
        Span span = Span.all(37_940_000);
        for (int i = 0; i < 10_000; i++) {
            span = random.nextBoolean()
                    ? span.zoom(random.nextDouble(), Math.exp(random.nextGaussian()))
                    : span.pan(random.nextGaussian());
            assertThat(span.from()).isNotNegative();
            assertThat(span.to()).isLessThanOrEqualTo(span.whole() * (1 + 1e-12));
            assertThat(span.width()).isGreaterThan(0.99);
        }
    }

    @Test
    void revealsByMovingAsLittleAsNeeded() {
        Span span = new Span(400, 600, 1000);

        assertThat(span.reveal(450, 500, 0.01)).isEqualTo(span);
        assertThat(span.reveal(700, 750, 0.01)).isEqualTo(new Span(550, 750, 1000));
        assertThat(span.reveal(100, 150, 0.01)).isEqualTo(new Span(100, 300, 1000));
        assertThat(span.reveal(0, 1000, 0.01)).as("wider than the view").isEqualTo(span);
        Span hair = span.reveal(500, 501, 0.1);
        assertThat(hair.width()).isCloseTo(10, within(1e-9));
        assertThat((hair.from() + hair.to()) / 2).isCloseTo(500.5, within(1e-9));
    }

    @Test
    void movesToItsTargetWithinItsDuration() {
        Motion motion = new Motion(Span.all(1000));
        motion.setDuration(Duration.millis(100));
        Span target = new Span(200, 300, 1000);
        motion.go(target);
        motion.tick(50 * MILLI);
        motion.tick(100 * MILLI);
        Span halfway = motion.span();
        motion.tick(150 * MILLI);

        assertThat(halfway.from()).isBetween(100.0, 199.0);
        assertThat(motion.span()).isEqualTo(target);
        assertThat(motion.isMoving()).isFalse();
    }

    @Test
    void isThereAtOnceWithoutDuration() {
        Motion motion = new Motion(Span.all(1000));
        motion.setDuration(Duration.ZERO);
        motion.go(new Span(200, 300, 1000));

        assertThat(motion.span()).isEqualTo(new Span(200, 300, 1000));
    }
}

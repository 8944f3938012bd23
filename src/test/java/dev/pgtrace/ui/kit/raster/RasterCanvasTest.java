package dev.pgtrace.ui.kit.raster;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import javafx.geometry.Point2D;
import javafx.scene.Scene;
import javafx.scene.layout.StackPane;
import javafx.scene.paint.Color;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;

/// When a canvas draws.
class RasterCanvasTest {
    @AfterEach
    void close() throws Exception {
        FxToolkit.cleanupStages();
    }

    @Test
    void drawsOnlyWhereAWindowShowsIt() throws Exception {
        Stage stage = FxToolkit.registerPrimaryStage();
        Drawing alone = new Drawing();
        lay(alone);
        Drawing shown = new Drawing();
        WaitForAsyncUtils.asyncFx(() -> {
            stage.setScene(lay(shown));
            stage.show();
        });
        WaitForAsyncUtils.waitFor(10, TimeUnit.SECONDS, () -> shown.times.size() >= 2);
        assertThat(alone.times).isEmpty();
        WaitForAsyncUtils.asyncFx(() -> stage.setScene(alone.getScene()));
        WaitForAsyncUtils.waitFor(10, TimeUnit.SECONDS, () -> !alone.times.isEmpty());
    }

    private static Scene lay(Drawing canvas) {
        Scene scene = new Scene(new StackPane(canvas), 200, 100);
        scene.getRoot().applyCss();
        scene.getRoot().layout();
        return scene;
    }

    private static final class Drawing extends RasterCanvas {
        private final List<Long> times = new CopyOnWriteArrayList<>();

        Drawing() {
            super("drawing", "");
        }

        @Override
        protected boolean hasPicture() {
            return false;
        }

        @Override
        protected void forgetPainter() {}

        @Override
        protected void paint(Raster raster, GlyphAtlas letters, Color background) {}

        @Override
        protected void hover(@Nullable Point2D at) {}

        @Override
        protected Span carried(Span before, Span all) {
            return all;
        }

        @Override
        protected void drawn() {
            times.add(System.nanoTime());
            if (times.size() < 3) {
                redraw(); // pulses after it, in which the other could draw
            }
        }
    }
}

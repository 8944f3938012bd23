package dev.pgtrace.ui.kit.raster;

import java.util.function.Consumer;

/// Drawing for nobody: code that has not run yet is read word by word, and a first frame takes ten times as long as
/// the next.
public final class Rehearsal {
    private static final int WIDTH = 1_200;
    private static final int HEIGHT = 600;
    private static final int ROUNDS = 60;

    private Rehearsal() {}

    /// Draws again and again. On any thread but the window's.
    public static void draw(Consumer<Raster> painter) {
        Raster raster = new Raster(new int[WIDTH * HEIGHT], WIDTH, HEIGHT, WIDTH);
        for (int i = 0; i < ROUNDS; i++) {
            painter.accept(raster);
        }
    }
}

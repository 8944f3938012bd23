package dev.pgtrace.ui.flame;

import dev.pgtrace.ui.kit.raster.PictureMouse;

/// A click selects a frame, a double click fits it.
final class FlameMouse extends PictureMouse {
    private final FlameCanvas canvas;

    private FlameMouse(FlameCanvas canvas) {
        super(canvas);
        this.canvas = canvas;
    }

    static void install(FlameCanvas canvas) {
        new FlameMouse(canvas).listen();
    }

    @Override
    protected void scroll(double by) {
        canvas.scroll(canvas.direction() == FlameDirection.ICICLE ? by : -by);
    }

    @Override
    protected void clicked(double x, double y, boolean twice) {
        int frame = canvas.frameAt(x, y);
        canvas.choose(frame);
        if (twice) {
            canvas.fit(frame);
        }
    }
}

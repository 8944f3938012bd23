package dev.pgtrace.ui.kit.picture;

import java.util.function.Consumer;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.layout.Region;
import javafx.scene.transform.Scale;

/// A canvas that remembers how it was drawn.
public final class Drawing extends Region {
    private final Canvas canvas = new Canvas();
    private Consumer<Pen> painter = pen -> {};
    private double resolution = 1;

    public Drawing() {
        canvas.setManaged(false);
        getChildren().add(canvas);
    }

    /// A size that does not change with the room there is.
    public static Drawing fixed(double width, double height) {
        Drawing drawing = new Drawing();
        drawing.setMinSize(width, height);
        drawing.setPrefSize(width, height);
        drawing.setMaxSize(width, height);
        drawing.setSize(width, height);
        return drawing;
    }

    public void setSize(double width, double height) {
        resize(width, height);
    }

    /// Draws anew, from an empty canvas of the size that the drawing has.
    public void paint(Consumer<Pen> newPainter) {
        painter = newPainter;
        canvas.setWidth(getWidth() * resolution);
        canvas.setHeight(getHeight() * resolution);
        GraphicsContext g = canvas.getGraphicsContext2D();
        g.setTransform(resolution, 0, 0, resolution, 0, 0);
        g.clearRect(0, 0, getWidth(), getHeight());
        painter.accept(new CanvasPen(g));
    }

    /// The same with another pen.
    void drawWith(Pen pen) {
        painter.accept(pen);
    }

    /// Draws finer or coarser at the same size.
    ///
    /// @param pixels of the canvas a unit
    void setResolution(double pixels) {
        resolution = pixels;
        canvas.getTransforms().clear();
        if (pixels != 1) {
            canvas.getTransforms().add(new Scale(1 / pixels, 1 / pixels, 0, 0));
        }
        paint(painter);
    }
}

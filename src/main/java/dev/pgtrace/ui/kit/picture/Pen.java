package dev.pgtrace.ui.kit.picture;

import javafx.scene.paint.Paint;

/// Draws on a canvas or writes the same as vectors.
public interface Pen {
    /// For all areas from now on.
    void fill(Paint paint);

    /// For all lines from now on: solid where no dashes are given.
    ///
    /// @param dashes lengths of lines and gaps in turn
    void line(Paint paint, double width, double... dashes);

    void area(double x, double y, double width, double height);

    void stroke(double x0, double y0, double x1, double y1);

    void disc(double x, double y, double width, double height);

    void circle(double x, double y, double width, double height);

    void polygon(double[] xs, double[] ys);

    void outline(double[] xs, double[] ys);

    /// A part of a circle's line, in degrees, counter-clockwise from the right.
    void arc(double x, double y, double width, double height, double start, double extent);
}

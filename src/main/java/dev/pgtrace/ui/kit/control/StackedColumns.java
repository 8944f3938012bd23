package dev.pgtrace.ui.kit.control;

import dev.pgtrace.ui.kit.picture.Drawing;
import dev.pgtrace.ui.kit.picture.Pen;
import java.util.List;
import java.util.function.IntConsumer;
import javafx.scene.control.Label;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;

/// A series of stacked columns on a common base line, with the scale's top and the ends of the x axis named.
public final class StackedColumns extends Pane {
    /// One column.
    ///
    /// @param name what it stands for
    /// @param tip  what its tooltip says
    public record Column(String name, List<Part> parts, String tip) {
        public Column {
            parts = List.copyOf(parts);
        }

        /// The first line of the tooltip is the name.
        public Column(List<Part> parts, String tip) {
            this(tip.lines().findFirst().orElse(""), parts, tip);
        }

        /// The tooltip has all parts with their exact times.
        public static Column of(String name, List<Part> parts) {
            return new Column(name, parts, name + '\n' + ComponentTexts.lines(parts, sum(parts)));
        }

        /// All its time.
        public long height() {
            return sum(parts);
        }

        private static long sum(List<Part> parts) {
            return parts.stream().mapToLong(part -> Math.max(0, part.micros())).sum();
        }
    }

    private static final double AXIS = 20;
    private static final double TOP = 16;

    private final Drawing canvas = new Drawing();
    private final Region line = new Region();
    private final Region topLine = new Region();
    private final Label top = new Label();
    private final Label left = new Label();
    private final Label right = new Label();
    private List<Column> columns = List.of();
    private IntConsumer onPicked = index -> {};
    private int hovered = -1;

    public StackedColumns() {
        getStyleClass().add("stacked-columns");
        line.getStyleClass().add("axis-line");
        topLine.getStyleClass().add("grid-line");
        for (Label label : List.of(top, left, right)) {
            label.getStyleClass().add("axis-label");
        }
        getChildren().addAll(topLine, canvas, line, top, left, right);
        setMinSize(0, 60);
        canvas.setOnMouseMoved(event -> hovered = indexAt(event.getX()));
        canvas.setOnMouseClicked(event -> {
            int index = indexAt(event.getX());
            if (index >= 0) {
                onPicked.accept(index);
            }
        });
        Tips.install(canvas, () -> hovered < 0 ? "" : columns.get(hovered).tip());
    }

    /// @param top   what the height of the highest column stands for
    public void show(List<Column> columns, String top, String left, String right) {
        this.columns = List.copyOf(columns);
        this.top.setText(top);
        this.left.setText(left);
        this.right.setText(right);
        hovered = -1;
        requestLayout();
    }

    public void setOnPicked(IntConsumer onPicked) {
        this.onPicked = onPicked;
    }

    private double pitch() {
        return columns.isEmpty() ? 1 : canvas.getWidth() / columns.size();
    }

    private int indexAt(double x) {
        int index = (int) (x / pitch());
        return index >= 0 && index < columns.size() ? index : -1;
    }

    @Override
    protected void layoutChildren() {
        double width = Math.floor(getWidth());
        double height = Math.floor(getHeight());
        double base = height - AXIS;
        canvas.setSize(width, Math.max(0, base - TOP));
        canvas.relocate(0, TOP);
        line.resizeRelocate(0, base, width, 1);
        topLine.resizeRelocate(0, TOP, width, 1);
        topLine.setVisible(!top.getText().isEmpty());
        place(top, 0, TOP - 16);
        place(left, 0, base + 4);
        place(right, width - right.prefWidth(-1), base + 4);
        canvas.paint(this::paint);
    }

    private static void place(Label label, double x, double y) {
        label.resizeRelocate(x, y, label.prefWidth(-1), label.prefHeight(-1));
    }

    private void paint(Pen pen) {
        double height = canvas.getHeight();
        long highest =
                Math.max(1, columns.stream().mapToLong(Column::height).max().orElse(1));
        double pitch = pitch();
        for (int i = 0; i < columns.size(); i++) {
            double start = Math.round(i * pitch);
            double gap = pitch >= 4 ? 1 : 0;
            double wide = Math.max(1, Math.round((i + 1) * pitch) - start - gap);
            long running = 0;
            double bottom = height;
            for (Part part : columns.get(i).parts()) {
                running += Math.max(0, part.micros());
                double y = height - Math.round(height * running / highest);
                if (y < bottom) {
                    pen.fill(part.paint());
                    pen.area(start, y, wide, bottom - y);
                    bottom = y;
                }
            }
        }
    }
}

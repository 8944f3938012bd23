package dev.pgtrace.ui.flame;

import dev.pgtrace.analysis.flame.FlameGraph;
import dev.pgtrace.analysis.flame.FlameKind;
import dev.pgtrace.analysis.flame.FlameWeight;
import dev.pgtrace.base.text.Counts;
import dev.pgtrace.model.Provenance;
import dev.pgtrace.model.Table;
import dev.pgtrace.ui.kit.Messages;
import dev.pgtrace.ui.kit.control.ComponentTexts;
import javafx.geometry.HPos;
import javafx.geometry.Point2D;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/// What the frame under the pointer is. A node in the view, not a window of its own: it follows the pointer and
/// stays when the graph is refreshed.
final class FlameTip extends VBox {
    private static final double AWAY = 14;
    private static final double WIDEST = 460;

    private final Label name = new Label();
    private final Label path = new Label();
    private final GridPane figures = new GridPane();

    FlameTip() {
        getStyleClass().add("flame-tip");
        setManaged(false);
        setMouseTransparent(true);
        setVisible(false);
        setMaxWidth(WIDEST);
        name.getStyleClass().add("flame-tip-name");
        name.setWrapText(true);
        path.getStyleClass().add("flame-tip-path");
        path.setWrapText(true);
        ColumnConstraints left = new ColumnConstraints();
        ColumnConstraints right = new ColumnConstraints();
        right.setHgrow(Priority.ALWAYS);
        right.setHalignment(HPos.RIGHT);
        figures.getColumnConstraints().setAll(left, right);
        figures.getStyleClass().add("flame-tip-figures");
        getChildren().addAll(name, path, figures);
    }

    void hide() {
        setVisible(false);
    }

    void show(FlameGraph graph, FlameHover hover) {
        int frame = hover.frame();
        name.setText(FlameTexts.shortened(FlameTexts.name(graph, frame), 300));
        String above = FlameTexts.path(graph, frame);
        path.setText(above);
        path.setVisible(!above.isEmpty());
        path.setManaged(!above.isEmpty());
        figures.getChildren().clear();
        row(
                FlameTexts.weightName(graph.weightKind()),
                FlameTexts.weight(graph, graph.weight(frame)) + " · " + FlameTexts.share(graph, frame));
        if (graph.kind(frame) != FlameKind.COMPONENT) {
            row(Messages.get("flame.self"), FlameTexts.weight(graph, graph.own(frame)));
        } else if (graph.provenance(frame) != Provenance.MEASURED) {
            row(Messages.get("flame.known"), ComponentTexts.provenance(graph.provenance(frame)));
        }
        count(FlameWeight.EXECUTIONS, graph, graph.executions(frame));
        count(FlameWeight.TIER3_BLOCKS, graph, graph.tier3Blocks(frame));
        setVisible(true);
        place(hover);
    }

    /// Beside the pointer, inside the view.
    private void place(FlameHover hover) {
        if (!(getParent() instanceof Pane view)) {
            return;
        }
        Point2D at = view.sceneToLocal(hover.sceneX(), hover.sceneY());
        applyCss();
        double width = Math.ceil(Math.min(WIDEST, prefWidth(-1)));
        double height = Math.ceil(prefHeight(width));
        double x = at.getX() + AWAY + width <= view.getWidth() ? at.getX() + AWAY : at.getX() - AWAY - width;
        double y = at.getY() + AWAY + height <= view.getHeight() ? at.getY() + AWAY : at.getY() - AWAY - height;
        resizeRelocate(Math.round(Math.max(0, x)), Math.round(Math.max(0, y)), width, height);
    }

    private void count(FlameWeight what, FlameGraph graph, long amount) {
        if (amount != Table.MISSING && graph.weightKind() != what) {
            row(FlameTexts.weightName(what), Counts.grouped(amount));
        }
    }

    private void row(String what, String figure) {
        Label key = new Label(what);
        key.getStyleClass().add("flame-tip-key");
        Label value = new Label(figure);
        value.getStyleClass().add("flame-tip-value");
        figures.addRow(figures.getRowCount(), key, value);
    }
}

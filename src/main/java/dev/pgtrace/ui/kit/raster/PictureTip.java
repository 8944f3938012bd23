package dev.pgtrace.ui.kit.raster;

import javafx.geometry.HPos;
import javafx.geometry.Point2D;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/// What is under the pointer: its name, where it stands, its figures. A node in the view, not a window of its own: it
/// follows the pointer and stays when the picture is refreshed.
public abstract class PictureTip extends VBox {
    private static final double AWAY = 14;
    private static final double WIDEST = 460;

    private final Label name = new Label();
    private final Label place = new Label();
    private final GridPane figures = new GridPane();

    /// @param styleClass of the picture's own
    protected PictureTip(String styleClass) {
        getStyleClass().addAll("picture-tip", styleClass);
        setManaged(false);
        setMouseTransparent(true);
        setVisible(false);
        setMaxWidth(WIDEST);
        name.getStyleClass().add("picture-tip-name");
        name.setWrapText(true);
        place.getStyleClass().add("picture-tip-place");
        place.setWrapText(true);
        ColumnConstraints left = new ColumnConstraints();
        ColumnConstraints right = new ColumnConstraints();
        right.setHgrow(Priority.ALWAYS);
        right.setHalignment(HPos.RIGHT);
        figures.getColumnConstraints().setAll(left, right);
        getChildren().addAll(name, place, figures);
    }

    public void hide() {
        setVisible(false);
    }

    /// Begins anew, without figures.
    ///
    /// @param where empty for no such line
    protected final void begin(String what, String where) {
        name.setText(what);
        place.setText(where);
        place.setVisible(!where.isEmpty());
        place.setManaged(!where.isEmpty());
        figures.getChildren().clear();
    }

    protected final void row(Label what, String figure) {
        what.getStyleClass().add("picture-tip-key");
        Label value = new Label(figure);
        value.getStyleClass().add("picture-tip-value");
        figures.addRow(figures.getRowCount(), what, value);
    }

    /// Shows it beside a point of the scene, inside the view.
    protected final void showAt(double sceneX, double sceneY) {
        setVisible(true);
        if (!(getParent() instanceof Pane view)) {
            return;
        }
        Point2D at = view.sceneToLocal(sceneX, sceneY);
        applyCss();
        double width = Math.ceil(Math.min(WIDEST, prefWidth(-1)));
        double height = Math.ceil(prefHeight(width));
        double x = at.getX() + AWAY + width <= view.getWidth() ? at.getX() + AWAY : at.getX() - AWAY - width;
        double y = at.getY() + AWAY + height <= view.getHeight() ? at.getY() + AWAY : at.getY() - AWAY - height;
        resizeRelocate(Math.round(Math.max(0, x)), Math.round(Math.max(0, y)), width, height);
    }
}

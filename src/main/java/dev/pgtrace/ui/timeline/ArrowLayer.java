package dev.pgtrace.ui.timeline;

import dev.pgtrace.analysis.timeline.LockWait;
import dev.pgtrace.analysis.timeline.Timeline;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.Group;
import javafx.scene.Node;
import javafx.scene.shape.CubicCurve;
import javafx.scene.shape.Polygon;

/// Arrows from those that wait for a lock to the one that holds it. So many that one cannot follow them any more are
/// left out; the bars still name the holder.
final class ArrowLayer extends Group {
    private static final int MOST = 40;
    private static final double BEND = 26;
    private static final double HEAD = 4;

    ArrowLayer() {
        setManaged(false);
        setMouseTransparent(true);
    }

    /// Places arrows anew.
    void show(Timeline timeline, TimelineCanvas canvas) {
        List<Node> arrows = new ArrayList<>();
        for (LockWait wait : timeline.lockWaits()) {
            double from = canvas.sceneUnit(wait.startMicros());
            double at = canvas.sceneUnit(wait.endMicros());
            boolean seen = wait.holderLane() >= 0
                    && wait.holderLane() != wait.lane()
                    && at - from >= 6
                    && canvas.isInSight(at, wait.lane())
                    && canvas.isInSight(at, wait.holderLane());
            if (seen) {
                arrows.addAll(arrow(at, canvas.middle(wait.lane()), canvas.middle(wait.holderLane())));
            }
            if (arrows.size() >= 2 * MOST) {
                break;
            }
        }
        getChildren().setAll(arrows);
    }

    void clear() {
        getChildren().clear();
    }

    private static List<Node> arrow(double x, double y0, double y1) {
        double direction = Math.signum(y1 - y0);
        CubicCurve curve =
                new CubicCurve(x, y0, x + BEND, y0 + direction * 14, x + BEND, y1 - direction * 14, x + 2, y1);
        curve.getStyleClass().add("timeline-arrow");
        Polygon head =
                new Polygon(x, y1, x + 2 * HEAD, y1 - direction * HEAD * 1.7, x + 2.2 * HEAD, y1 + direction * 1);
        head.getStyleClass().add("timeline-arrow-head");
        return List.of(curve, head);
    }
}

package dev.pgtrace.ui.timeline;

import dev.pgtrace.analysis.ExecutionAccount;
import dev.pgtrace.analysis.timeline.Timeline;
import dev.pgtrace.base.text.Counts;
import dev.pgtrace.base.text.Durations;
import dev.pgtrace.model.Table;
import dev.pgtrace.ui.kit.Messages;
import dev.pgtrace.ui.kit.control.ComponentTexts;
import dev.pgtrace.ui.kit.control.LedgerParts;
import dev.pgtrace.ui.kit.control.Part;
import dev.pgtrace.ui.kit.control.Swatch;
import java.util.Comparator;
import javafx.geometry.HPos;
import javafx.geometry.Point2D;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/// What the bar under the pointer is. A node in the view, not a window of its own: it follows the pointer and stays
/// when the timeline is refreshed.
final class TimelineTip extends VBox {
    private static final double AWAY = 14;
    private static final double WIDEST = 460;
    private static final int LONGEST = 260;

    private final Label name = new Label();
    private final Label when = new Label();
    private final GridPane figures = new GridPane();
    private int bar = Timeline.NONE;

    TimelineTip() {
        getStyleClass().add("timeline-tip");
        setManaged(false);
        setMouseTransparent(true);
        setVisible(false);
        setMaxWidth(WIDEST);
        name.getStyleClass().add("timeline-tip-name");
        name.setWrapText(true);
        when.getStyleClass().add("timeline-tip-when");
        when.setWrapText(true);
        ColumnConstraints left = new ColumnConstraints();
        ColumnConstraints right = new ColumnConstraints();
        right.setHgrow(Priority.ALWAYS);
        right.setHalignment(HPos.RIGHT);
        figures.getColumnConstraints().setAll(left, right);
        getChildren().addAll(name, when, figures);
    }

    void hide() {
        bar = Timeline.NONE;
        setVisible(false);
    }

    void show(Timeline timeline, TimelineHover hover, TimelineViewModel model) {
        if (hover.bar() != bar) {
            bar = hover.bar();
            int execution = timeline.execution(bar);
            String sql = execution < 0 ? "" : model.sql(execution);
            String kind = timeline.kind(bar).name();
            name.setText(sql.isEmpty() ? kind : sql.length() > LONGEST ? sql.substring(0, LONGEST) + " …" : sql);
            when.setText(Messages.get(
                    "timeline.tip.when",
                    kind,
                    TimelineTexts.moment(timeline, timeline.start(bar)),
                    TimelineTexts.lane(timeline.lanes().get(timeline.lane(bar)))));
            figures.getChildren().clear();
            row(
                    new Label(Messages.get("timeline.tip.call")),
                    Durations.format(timeline.end(bar) - timeline.start(bar)));
            if (execution >= 0) {
                int asked = bar;
                model.account(execution, account -> {
                    if (bar == asked) {
                        show(account);
                        place(hover);
                    }
                });
            } else {
                model.forgetAccount();
            }
        }
        setVisible(true);
        place(hover);
    }

    private void show(ExecutionAccount account) {
        if (account.elapsedMicros() != Table.MISSING) {
            row(new Label(Messages.get("timeline.tip.execution")), Durations.format(account.elapsedMicros()));
        }
        if (account.rows() != Table.MISSING) {
            row(new Label(Messages.get("timeline.tip.rows")), Counts.grouped(account.rows()));
        }
        LedgerParts.of(account.ledger()).stream()
                .filter(part -> part.micros() != 0)
                .sorted(Comparator.comparingLong(Part::micros).reversed())
                .forEach(part -> {
                    Label label = new Label(ComponentTexts.name(part.component()));
                    label.setGraphic(new Swatch(part.component(), part.provenance()));
                    row(label, Durations.format(part.micros()) + " · " + ComponentTexts.provenance(part.provenance()));
                });
    }

    /// Beside the pointer, inside the view.
    private void place(TimelineHover hover) {
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

    private void row(Label what, String figure) {
        what.getStyleClass().add("timeline-tip-key");
        Label value = new Label(figure);
        value.getStyleClass().add("timeline-tip-value");
        figures.addRow(figures.getRowCount(), what, value);
    }
}

package dev.pgtrace.ui.live;

import dev.pgtrace.base.text.Bytes;
import dev.pgtrace.base.text.Counts;
import dev.pgtrace.base.text.Durations;
import dev.pgtrace.base.text.Percent;
import dev.pgtrace.model.Provenance;
import dev.pgtrace.model.capture.CaptureStatus;
import dev.pgtrace.ui.kit.Messages;
import dev.pgtrace.ui.kit.control.Icons;
import dev.pgtrace.ui.kit.control.Tips;
import dev.pgtrace.ui.kit.control.WrapBar;
import java.util.List;
import java.util.Locale;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.feather.Feather;

/// The bar above the views of a recording that runs.
public final class RecordingBar extends WrapBar {
    private final Label state = new Label("", Icons.of(Feather.CIRCLE, "record-icon"));
    private final Label rate = new Label();
    private final Label executions = new Label();
    private final Label size = new Label();
    private final Label lag = new Label();
    private final Label overhead = new Label();
    private final Label lost = new Label();
    private final Button pause = new Button();
    private final Button stop = new Button(Messages.get("live.stop"), Icons.of(Feather.SQUARE));
    private final BooleanProperty paused = new SimpleBooleanProperty(this, "paused");

    /// @param onStop ends the recording
    public RecordingBar(Runnable onStop) {
        super(22);
        setId("recording-bar");
        getStyleClass().add("recording-bar");
        state.getStyleClass().add("bad-text");
        lost.getStyleClass().add("muted");
        Tips.install(lag, Messages.get("live.lag.tip"));
        Tips.install(overhead, Messages.get("live.overhead.tip"));
        Tips.install(lost, Messages.get("live.lost.tip"));
        for (Label label : new Label[] {state, rate, executions, size, lag, overhead, lost}) {
            label.setMinWidth(Region.USE_PREF_SIZE);
        }
        LiveFigures.on(state, "state", Provenance.MEASURED);
        LiveFigures.on(rate, "rate", Provenance.DERIVED);
        LiveFigures.on(executions, "executions", Provenance.MEASURED);
        LiveFigures.on(size, "size", Provenance.MEASURED);
        LiveFigures.on(lag, "lag", Provenance.DERIVED);
        LiveFigures.on(overhead, "overhead", Provenance.ESTIMATED);
        LiveFigures.on(lost, "lost", Provenance.MEASURED);
        pause.setId("pause-live");
        pause.setMinWidth(Region.USE_PREF_SIZE);
        pause.setOnAction(event -> paused.set(!paused.get()));
        stop.setId("stop-recording");
        stop.getStyleClass().add("record-button");
        stop.setMinWidth(Region.USE_PREF_SIZE);
        stop.setOnAction(event -> onStop.run());
        setAll(List.of(state, rate, executions, size, lag, overhead, lost), List.of(pause, stop));
        paused.addListener(observable -> showPause());
        showPause();
    }

    /// Whether the views stand still while the recording goes on.
    public BooleanProperty pausedProperty() {
        return paused;
    }

    public void show(CaptureStatus status) {
        state.setText(Messages.get(
                "live.phase." + status.phase().name().toLowerCase(Locale.ROOT), clock(status.elapsedMicros())));
        rate.setText(Messages.get("live.rate", Counts.grouped(Math.round(status.executionsASecond()))));
        executions.setText(Messages.get("live.executions", Counts.grouped(status.executions())));
        size.setText(Bytes.format(status.fileBytes()));
        lag.setText(Messages.get("live.lag", Durations.format(status.lagMicros())));
        overhead.setText(
                status.overhead().isPresent()
                        ? Messages.get(
                                "live.overhead", Percent.of(status.overhead().getAsDouble()))
                        : Messages.get("live.overhead.missing"));
        lost.setText(Messages.get("live.lost", Counts.grouped(status.lost())));
        lost.getStyleClass().removeAll("muted", "bad-text");
        lost.getStyleClass().add(status.lost() > 0 ? "bad-text" : "muted");
        stop.setDisable(status.phase() == CaptureStatus.Phase.STOPPING || status.phase() == CaptureStatus.Phase.ENDED);
    }

    /// `00:12`, `1:02:33`.
    public static String clock(long micros) {
        long seconds = micros / 1_000_000;
        return seconds < 3_600
                ? String.format(Locale.ROOT, "%02d:%02d", seconds / 60, seconds % 60)
                : String.format(Locale.ROOT, "%d:%02d:%02d", seconds / 3_600, seconds / 60 % 60, seconds % 60);
    }

    private void showPause() {
        boolean still = paused.get();
        pause.setText(Messages.get(still ? "live.resume" : "live.pause"));
        pause.setGraphic(Icons.of(still ? Feather.PLAY : Feather.PAUSE));
        pause.pseudoClassStateChanged(javafx.css.PseudoClass.getPseudoClass("active"), still);
    }
}

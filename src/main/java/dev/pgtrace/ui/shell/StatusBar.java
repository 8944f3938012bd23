package dev.pgtrace.ui.shell;

import dev.pgtrace.app.IndexUse;
import dev.pgtrace.base.text.Bytes;
import dev.pgtrace.base.text.Counts;
import dev.pgtrace.base.text.Durations;
import dev.pgtrace.base.text.KeptTexts;
import dev.pgtrace.ui.kit.Messages;
import dev.pgtrace.ui.kit.control.Icons;
import dev.pgtrace.ui.kit.control.PartRow;
import dev.pgtrace.ui.kit.control.Ticking;
import dev.pgtrace.ui.kit.control.Tips;
import dev.pgtrace.ui.kit.explain.Explain;
import dev.pgtrace.ui.kit.explain.FigureText;
import java.nio.charset.Charset;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.beans.InvalidationListener;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.util.Duration;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/// What is open, how far it is, heap, encoding, theme.
final class StatusBar extends PartRow {
    private final Workspace workspace;
    private final Supplier<Optional<String>> summary;
    private final Label text = new Label();
    private final ProgressBar progress = new ProgressBar();
    private final Button cancel = new Button(Messages.get("status.cancel"), Icons.of(Feather.X));
    private final Label heap = new Label();
    private final MenuButton encoding = new MenuButton();
    private final InvalidationListener update = observable -> update();
    private long usedBytes;

    /// @param summary of the server in front
    StatusBar(Workspace workspace, Supplier<Optional<String>> summary, Button theme) {
        this.workspace = workspace;
        this.summary = summary;
        getStyleClass().add("status-bar");
        progress.setPrefWidth(180);
        cancel.setId("cancel-indexing");
        cancel.getStyleClass().add("status-button");
        cancel.setOnAction(event -> workspace.current().ifPresent(OpenedTrace::stopIndexing));
        encoding.getStyleClass().addAll("status-button", "encoding");
        for (Charset charset : Encodings.offered()) {
            MenuItem item = new MenuItem(charset.displayName());
            item.setOnAction(event -> workspace.current().ifPresent(trace -> trace.reopen(charset)));
            encoding.getItems().add(item);
        }
        text.getStyleClass().add("free-text"); // names of files; its tooltip has all
        Tips.install(text, text::getText);
        FigureText.on(text, () -> workspace.current().map(StatusFigures::of).orElse(List.of()));
        Explain.on(heap, () -> Optional.of(StatusFigures.heap(usedBytes)));
        for (Region fixed : List.of(heap, encoding, theme, cancel)) {
            fixed.setMinWidth(USE_PREF_SIZE);
        }
        Tips.install(encoding, Messages.get("status.encoding.tip"));
        Tips.install(heap, Messages.get("status.heap.tip"));
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        setParts(text, progress, cancel, gap, heap, encoding, theme);
        workspace.currentProperty().addListener((observable, old, now) -> follow(old, now));
        follow(null, workspace.currentProperty().get());
        Timeline clock = new Timeline(new KeyFrame(Duration.seconds(1), event -> showClock()));
        Ticking.whileShown(this, clock);
        showHeap();
    }

    private void follow(@Nullable OpenedTrace old, @Nullable OpenedTrace now) {
        for (OpenedTrace trace : old == null ? List.<OpenedTrace>of() : List.of(old)) {
            trace.stateProperty().removeListener(update);
            trace.context().analysisProperty().removeListener(update);
        }
        if (now != null) {
            now.stateProperty().addListener(update);
            now.context().analysisProperty().addListener(update);
        }
        update();
    }

    private void update() {
        OpenedTrace trace = workspace.currentProperty().get();
        boolean indexing = trace != null && trace.isIndexing() && !trace.isGrowing();
        show(progress, indexing);
        show(cancel, indexing);
        show(encoding, trace != null);
        if (trace == null) {
            text.setText(summary.get().orElse(Messages.get("status.nothing")));
            return;
        }
        encoding.setText(trace.charset().displayName());
        if (trace.stateProperty().get() instanceof OpenedTrace.State.Indexing(IndexProgress reached)) {
            progress.setProgress(reached.share());
        }
        text.setText(describe(trace));
    }

    private static String describe(OpenedTrace trace) {
        if (trace.isGrowing() && trace.isFollowed()) {
            return Messages.get("status.growing", figures(trace));
        }
        if (trace.isGrowing()) {
            return Messages.get("status.live", trace.title(), trace.path().toString());
        }
        return switch (trace.stateProperty().get()) {
            case OpenedTrace.State.Indexing(IndexProgress reached) ->
                Messages.get("status.indexing", trace.title(), reached.text());
            case OpenedTrace.State.Ready(long micros, IndexUse index) ->
                index == IndexUse.USED
                        ? Messages.get("status.known", figures(trace), Durations.format(micros))
                        : Messages.get("status.ready", figures(trace), Durations.format(micros));
            case OpenedTrace.State.Cancelled(IndexProgress reached) ->
                Messages.get("status.cancelled", figures(trace), reached.amount());
            case OpenedTrace.State.Broken ignored -> Messages.get("status.broken", trace.title());
        };
    }

    private static String figures(OpenedTrace trace) {
        return trace.context()
                .trace()
                .map(t -> Messages.get(
                        "status.figures",
                        trace.title(),
                        Bytes.format(t.info().bytes()),
                        Counts.grouped(t.info().counts().executions()),
                        KeptTexts.told(t.info().dialect().label())))
                .orElse(trace.title());
    }

    private void showClock() {
        showHeap();
        if (workspace.current().isEmpty()) {
            update();
        }
    }

    private void showHeap() {
        Runtime runtime = Runtime.getRuntime();
        usedBytes = runtime.totalMemory() - runtime.freeMemory();
        heap.setText(Messages.get("status.heap", Bytes.format(usedBytes)));
    }
}

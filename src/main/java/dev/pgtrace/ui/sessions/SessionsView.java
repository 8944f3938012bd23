package dev.pgtrace.ui.sessions;

import dev.pgtrace.base.text.Counts;
import dev.pgtrace.base.text.Durations;
import dev.pgtrace.model.capture.CapturePlan;
import dev.pgtrace.model.server.ServerSession;
import dev.pgtrace.model.server.SessionSnapshot;
import dev.pgtrace.ui.kit.Messages;
import dev.pgtrace.ui.kit.ServerContext;
import dev.pgtrace.ui.kit.control.Card;
import dev.pgtrace.ui.kit.control.Chip;
import dev.pgtrace.ui.kit.control.Ticking;
import dev.pgtrace.ui.kit.control.WrapBar;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.beans.InvalidationListener;
import javafx.collections.SetChangeListener;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.Duration;

/// Sessions of a server, refreshed every second while they are shown, with who blocks whom and a place to start a
/// trace.
public final class SessionsView {
    private static final Duration REFRESH = Duration.seconds(1);
    private static final Duration CLOCK = Duration.millis(200);

    private final ServerContext context;
    private final SessionsViewModel model;
    private final SessionsTable table;
    private final BlockersCard blockers;
    private final ActivityCard activity = new ActivityCard();
    private final Chip hideIdle;
    private final WrapBar chips = new WrapBar(8);
    private final Label refreshed = new Label();
    private final HBox lower = new HBox(12);
    private final VBox root;
    private final Timeline refresh = new Timeline();
    private final Timeline clock = new Timeline();

    /// @param onStart  starts the trace that was shown
    /// @param showPlan shows the exact statements of a plan
    public SessionsView(ServerContext context, Consumer<StartRequest> onStart, Consumer<CapturePlan> showPlan) {
        this.context = context;
        this.model = new SessionsViewModel(context);
        this.table = new SessionsTable(model);
        this.blockers = new BlockersCard(context);
        hideIdle = new Chip("", () -> model.filterProperty()
                .set(model.filterProperty()
                        .get()
                        .withHideIdle(!model.filterProperty().get().hideIdle())));
        hideIdle.setId("hide-idle");
        refreshed.getStyleClass().add("muted");
        refreshed.setMinWidth(Region.USE_PREF_SIZE);
        chips.setAll(
                List.of(
                        hideIdle,
                        choice(
                                "sessions.filter.user",
                                ServerSession::user,
                                SessionFilter::user,
                                SessionFilter::withUser),
                        choice(
                                "sessions.filter.database",
                                ServerSession::database,
                                SessionFilter::database,
                                SessionFilter::withDatabase),
                        choice(
                                "sessions.filter.application",
                                ServerSession::application,
                                SessionFilter::application,
                                SessionFilter::withApplication)),
                List.of(refreshed));
        VBox left = new VBox(12, Card.grow(blockers.node()), activity.node());
        activity.node().setMinHeight(150);
        activity.node().setPrefHeight(170);
        HBox.setHgrow(left, Priority.ALWAYS);
        StartViewModel starting = new StartViewModel(context);
        StartCard card = new StartCard(context, starting, onStart, showPlan);
        card.node().setPrefWidth(480);
        card.node().setMinWidth(440);
        Runnable offer = () -> {
            starting.offer(model.pickedSessions(), model.sessions());
            card.offer();
        };
        model.picked().addListener((SetChangeListener<SessionRow.Key>) change -> offer.run());
        context.snapshotProperty().addListener((InvalidationListener) observable -> offer.run());
        offer.run();
        lower.getChildren().addAll(left, card.node());
        lower.setMinHeight(320);
        lower.setPrefHeight(450);
        root = new VBox(12, chips, Card.grow(table.node()), lower);
        root.getStyleClass().add("view-content");
        root.setId("sessions-view");
        root.addEventHandler(KeyEvent.KEY_PRESSED, this::pressed);
        model.filterProperty().addListener(observable -> showChips());
        context.snapshotProperty().addListener((InvalidationListener) observable -> show());
        model.faultProperty().addListener(observable -> showClock());
        model.pausedProperty().addListener(observable -> showClock());
        refresh.getKeyFrames().add(new KeyFrame(REFRESH, event -> model.refresh()));
        clock.getKeyFrames().add(new KeyFrame(CLOCK, event -> showClock()));
        Ticking.whileShown(root, refresh);
        Ticking.whileShown(root, clock);
        showChips();
        show();
        model.refreshNow();
    }

    public Node node() {
        return root;
    }

    public void focus() {
        table.node().requestFocus();
    }

    /// Stops asking the server.
    public void close() {
        refresh.stop();
        clock.stop();
        model.close();
    }

    private void pressed(KeyEvent event) {
        if (event.getCode() == KeyCode.SPACE && !(event.getTarget() instanceof TextInputControl)) {
            model.pausedProperty().set(!model.pausedProperty().get());
            event.consume();
        }
    }

    private void show() {
        SessionSnapshot snapshot = context.snapshotProperty().get();
        if (snapshot == null) {
            table.showEmpty(Messages.get("sessions.loading"), "");
            return;
        }
        table.showEmpty(Messages.get("sessions.empty.title"), Messages.get("sessions.empty.text"));
        blockers.show(model.blockers(), snapshot.atMicros());
        activity.show(model.activity());
        showClock();
    }

    private void showClock() {
        Throwable fault = model.faultProperty().get();
        refreshed.getStyleClass().remove("warn-text");
        if (model.pausedProperty().get()) {
            refreshed.setText(Messages.get("sessions.paused"));
        } else if (fault != null) {
            refreshed.setText(Messages.get("sessions.stale", String.valueOf(fault.getMessage())));
            refreshed.getStyleClass().add("warn-text");
        } else if (model.sinceMicros() >= 0) {
            refreshed.setText(
                    Messages.get("sessions.refreshed", Durations.format(model.sinceMicros() / 100_000 * 100_000)));
        }
    }

    private void showChips() {
        boolean hidden = model.filterProperty().get().hideIdle();
        hideIdle.setText(Messages.get(hidden ? "sessions.filter.idle.on" : "sessions.filter.idle.off"));
        hideIdle.setActive(hidden);
    }

    /// A chip with the values that there are.
    private MenuButton choice(
            String key,
            Function<ServerSession, String> column,
            Function<SessionFilter, String> chosen,
            BiFunction<SessionFilter, String, SessionFilter> choose) {
        MenuButton button = new MenuButton();
        button.getStyleClass().add("chip");
        button.setId(key.replace('.', '-'));
        Runnable show = () -> {
            String value = chosen.apply(model.filterProperty().get());
            button.setText(Messages.get(key, value.isEmpty() ? Messages.get("sessions.filter.any") : value));
        };
        button.setOnShowing(event -> {
            MenuItem any = new MenuItem(Messages.get("sessions.filter.any"));
            any.setOnAction(picked -> model.filterProperty()
                    .set(choose.apply(model.filterProperty().get(), "")));
            List<MenuItem> items = model.values(column).stream()
                    .map(value -> {
                        MenuItem item = new MenuItem(value);
                        item.setMnemonicParsing(false);
                        item.setOnAction(picked -> model.filterProperty()
                                .set(choose.apply(model.filterProperty().get(), value)));
                        return item;
                    })
                    .toList();
            button.getItems().setAll(any);
            button.getItems().addAll(items);
        });
        button.getItems().add(new MenuItem(Messages.get("sessions.filter.any"))); // an empty menu does not open
        model.filterProperty().addListener(observable -> show.run());
        show.run();
        return button;
    }

    /// `41 sessions, 7 active, 2 blocked`, for the status bar.
    public String summary() {
        List<ServerSession> all = model.sessions();
        return Messages.get(
                "sessions.summary",
                Counts.grouped(all.size()),
                Counts.grouped(all.stream().filter(ServerSession::isActive).count()),
                Counts.grouped(
                        all.stream().filter(s -> !s.blockedBy().isEmpty()).count()));
    }
}

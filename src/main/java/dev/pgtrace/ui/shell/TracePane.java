package dev.pgtrace.ui.shell;

import dev.pgtrace.base.TraceException;
import dev.pgtrace.base.text.KeptTexts;
import dev.pgtrace.model.IssueKind;
import dev.pgtrace.model.TraceIssue;
import dev.pgtrace.model.capture.CaptureStatus;
import dev.pgtrace.ui.kit.Messages;
import dev.pgtrace.ui.kit.TraceContext;
import dev.pgtrace.ui.kit.TraceView;
import dev.pgtrace.ui.kit.View;
import dev.pgtrace.ui.kit.control.Chip;
import dev.pgtrace.ui.kit.control.Icons;
import dev.pgtrace.ui.kit.control.PageSwitch;
import dev.pgtrace.ui.kit.control.Placeholder;
import dev.pgtrace.ui.kit.control.Roomy;
import dev.pgtrace.ui.kit.control.WrapBar;
import dev.pgtrace.ui.kit.task.Steps;
import dev.pgtrace.ui.live.RecordingBar;
import dev.pgtrace.ui.notes.NotesChip;
import dev.pgtrace.ui.notes.NotesViewModel;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import javafx.event.EventHandler;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.input.InputEvent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/// The inside of a tab: view switcher and chips, a banner where the trace is not whole, and the view.
final class TracePane extends BorderPane {
    private static final int PULSES_TO_FOCUS = 30;
    /// What says that a part of the trace is missing; the first that there is is told.
    private static final List<IssueKind> CUTS = List.of(
            IssueKind.HEADER_ONLY,
            IssueKind.TORN_LINE,
            IssueKind.DATA_AFTER_CUT,
            IssueKind.NUL_BYTES,
            IssueKind.NO_FOOTER,
            IssueKind.NO_HEADER);

    private final OpenedTrace trace;
    private final TraceContext context;
    private final StackPane stage = new StackPane();
    private final VBox top = new VBox();
    private final HBox banner = new HBox(10);
    private final Map<View, TraceView> views = new EnumMap<>(View.class);
    private final PageSwitch<View> switches = new PageSwitch<>(View.class, "view-", Views::title, this::show);
    private final TierChip tiers;
    private final FilterChip filter;
    private final NotesViewModel notes;
    private final Runnable showFault;

    /// @param showFault shows the dialog with the technical text of a broken trace
    /// @param showNotes shows the panel of notes
    TracePane(OpenedTrace trace, Runnable showFault, NotesViewModel notes, Runnable showNotes) {
        this.trace = trace;
        this.context = trace.context();
        this.showFault = showFault;
        this.tiers = new TierChip(context);
        this.filter = new FilterChip(context);
        this.notes = notes;
        getStyleClass().add("trace-pane");
        banner.getStyleClass().add("banner");
        Chip notesChip = new Chip("", showNotes);
        NotesChip.follow(notesChip, notes);
        WrapBar bar = new WrapBar(8, List.of(switches), List.of(tiers.node(), filter.node(), notesChip));
        bar.getStyleClass().add("view-bar");
        top.getChildren().addAll(bar, banner);
        setTop(top);
        stage.getStyleClass().add("view-stage");
        setCenter(Roomy.view(stage));
        context.viewProperty().addListener(observable -> update());
        context.analysisProperty().addListener((observable, old, now) -> {
            if (old == null || now == null) {
                update();
            }
            updateBanner();
        });
        trace.stateProperty().addListener((observable, old, now) -> {
            if (!old.getClass().equals(now.getClass()) || now instanceof OpenedTrace.State.Broken) {
                update();
                updateBanner();
            }
        });
        update();
        updateBanner();
    }

    OpenedTrace trace() {
        return trace;
    }

    /// Shows how a recording goes above the views, and lets any gesture in them hold them still.
    void follow(Recording recording) {
        RecordingBar live = new RecordingBar(recording::stop);
        HBox frame = new HBox(live);
        HBox.setHgrow(live, Priority.ALWAYS);
        frame.getStyleClass().add("recording-frame");
        live.pausedProperty().bindBidirectional(trace.pausedProperty());
        recording.statusProperty().addListener((observable, old, now) -> {
            if (now != null) {
                live.show(now);
            }
        });
        CaptureStatus first = recording.statusProperty().get();
        if (first != null) {
            live.show(first);
        }
        EventHandler<InputEvent> hold = event -> live.pausedProperty().set(true);
        stage.addEventFilter(MouseEvent.MOUSE_PRESSED, hold);
        stage.addEventFilter(ScrollEvent.SCROLL, hold);
        addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.SPACE && !recording.isOver()) {
                live.pausedProperty().set(!live.pausedProperty().get());
                event.consume();
            }
        });
        Runnable over = () -> {
            stage.removeEventFilter(MouseEvent.MOUSE_PRESSED, hold);
            stage.removeEventFilter(ScrollEvent.SCROLL, hold);
            live.pausedProperty().set(false);
            top.getChildren().remove(frame);
        };
        recording.resultProperty().addListener(observable -> over.run());
        recording.faultProperty().addListener(observable -> over.run());
        if (!recording.isOver()) {
            top.getChildren().add(frame);
        }
    }

    NotesViewModel notes() {
        return notes;
    }

    /// The view in front with its ground, for a picture.
    Node picture() {
        return stage;
    }

    /// The view in front, or null while there is nothing to show.
    @Nullable
    TraceView currentView() {
        return views.get(context.viewProperty().get());
    }

    /// Opens a view for the user, whose keys go there.
    void show(View view) {
        context.go(view);
        focus(view, PULSES_TO_FOCUS);
    }

    /// Asks again, a few pulses long: a view that is shown for the first time comes in pieces, and takes no keys before
    /// the piece that has them is there.
    private void focus(View view, int pulses) {
        Steps.then(() -> {
            TraceView shown = currentView();
            if (shown == null || context.viewProperty().get() != view) {
                return;
            }
            shown.focus();
            if (pulses > 0 && !hasFocus(shown)) {
                focus(view, pulses - 1);
            }
        });
    }

    private boolean hasFocus(TraceView view) {
        Node owner = getScene() == null ? null : getScene().getFocusOwner();
        while (owner != null && !owner.equals(view.node())) {
            owner = owner.getParent();
        }
        return owner != null;
    }

    void showFilter() {
        filter.open();
    }

    void showTiers() {
        tiers.toggle();
    }

    private void update() {
        View view = context.viewProperty().get();
        switches.select(view);
        if (trace.stateProperty().get() instanceof OpenedTrace.State.Broken(Throwable fault)) {
            replace(broken(fault));
        } else if (context.analysisProperty().get() == null) {
            replace(loading(trace.title()));
        } else if (views.containsKey(view)) {
            front(view);
        } else {
            // What was in front stays there meanwhile. To make a view and to style it takes a pulse each.
            Steps.then(() -> make(view), () -> {
                if (isWanted(view) && views.containsKey(view)) {
                    front(view);
                }
            });
        }
    }

    private void make(View view) {
        if (isWanted(view)) {
            views.computeIfAbsent(view, v -> Views.create(v, context));
        }
    }

    private boolean isWanted(View view) {
        return context.viewProperty().get() == view
                && context.analysisProperty().get() != null
                && !(trace.stateProperty().get() instanceof OpenedTrace.State.Broken);
    }

    /// Views stay in the scene once they are made: to style them again takes longer than a frame.
    private void front(View view) {
        Node shown = Objects.requireNonNull(views.get(view)).node();
        if (!stage.getChildren().contains(shown)) {
            stage.getChildren().add(shown);
        }
        stage.getChildren().removeIf(child -> child instanceof Placeholder);
        stage.getChildren().forEach(child -> child.setVisible(child.equals(shown)));
    }

    private void replace(Placeholder placeholder) {
        stage.getChildren().removeIf(child -> child instanceof Placeholder);
        stage.getChildren().forEach(child -> child.setVisible(false));
        stage.getChildren().add(placeholder);
    }

    private static Placeholder loading(String title) {
        ProgressIndicator turning = new ProgressIndicator();
        turning.setPrefSize(28, 28);
        turning.setMaxSize(28, 28);
        return new Placeholder(
                Placeholder.Kind.LOADING,
                Messages.get("trace.loading.title", title),
                Messages.get("trace.loading.text"),
                turning);
    }

    private Placeholder broken(Throwable fault) {
        Button again = new Button(Messages.get("trace.broken.again"), Icons.of(Feather.REFRESH_CW));
        again.setOnAction(event -> trace.open());
        Button details = new Button(Messages.get("trace.broken.details"));
        details.setOnAction(event -> showFault.run());
        boolean expected = fault instanceof TraceException;
        if (trace.isNeverWritten()) {
            return new Placeholder(
                    Placeholder.Kind.BROKEN,
                    Messages.get("recording.failed", trace.title()),
                    expected ? String.valueOf(fault.getMessage()) : Messages.get("trace.broken.unexpected"),
                    details);
        }
        boolean empty = isOf(fault, TraceException.Kind.EMPTY);
        boolean other = isOf(fault, TraceException.Kind.NO_TRACE);
        return new Placeholder(
                empty ? Placeholder.Kind.EMPTY : Placeholder.Kind.BROKEN,
                Messages.get(
                        empty ? "trace.broken.empty" : other ? "trace.broken.notrace" : "trace.broken.title",
                        trace.title()),
                expected ? String.valueOf(fault.getMessage()) : Messages.get("trace.broken.unexpected"),
                again,
                details);
    }

    private static boolean isOf(Throwable fault, TraceException.Kind kind) {
        return fault instanceof TraceException e && e.kind() == kind;
    }

    private void updateBanner() {
        banner.getChildren().clear();
        if (trace.stateProperty().get() instanceof OpenedTrace.State.Cancelled(IndexProgress progress)) {
            Button rest = new Button(Messages.get("trace.cancelled.again"));
            rest.setOnAction(event -> trace.open());
            banner(Feather.SCISSORS, Messages.get("trace.cancelled.text", progress.amount()), rest);
        } else if (trace.stateProperty().get() instanceof OpenedTrace.State.Ready) {
            context.trace().ifPresent(t -> {
                Set<IssueKind> kinds =
                        t.info().issues().stream().map(TraceIssue::kind).collect(Collectors.toSet());
                Optional<String> reason = CUTS.stream()
                        .filter(kinds::contains)
                        .map(kind -> KeptTexts.told(kind.meaning()))
                        .findFirst();
                if (t.info().indexed() && (!t.info().complete() || reason.isPresent())) {
                    banner(
                            Feather.SCISSORS,
                            Messages.get(
                                    "trace.incomplete.text", reason.orElse(Messages.get("trace.incomplete.unknown"))));
                }
            });
        }
        banner.setVisible(!banner.getChildren().isEmpty());
        banner.setManaged(banner.isVisible());
    }

    private void banner(Feather icon, String text, Node... actions) {
        Label label = new Label(text, Icons.of(icon, "banner-icon"));
        label.setWrapText(true);
        banner.getChildren().addAll(label, gap());
        banner.getChildren().addAll(actions);
    }

    private static Region gap() {
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        return gap;
    }
}

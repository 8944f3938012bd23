package dev.pgtrace.ui.raw;

import dev.pgtrace.base.text.Counts;
import dev.pgtrace.model.Trace;
import dev.pgtrace.ui.kit.Messages;
import dev.pgtrace.ui.kit.TraceContext;
import dev.pgtrace.ui.kit.TraceView;
import dev.pgtrace.ui.kit.control.Card;
import dev.pgtrace.ui.kit.control.Roomy;
import dev.pgtrace.ui.kit.control.Tips;
import dev.pgtrace.ui.kit.text.FileLines;
import dev.pgtrace.ui.kit.text.FileTextArea;
import java.util.OptionalLong;
import javafx.geometry.Insets;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.TextField;
import javafx.scene.layout.BorderPane;

/// The file's text, virtual for any size, at what is selected in the other views.
public final class RawView implements TraceView {
    private static final int ABOVE = 3;

    private final RawViewModel model;
    private final FileTextArea area;
    private final Card card;
    private final BorderPane root;
    private boolean shown;

    public RawView(TraceContext context) {
        model = new RawViewModel(context);
        area = new FileTextArea(context.runner());
        area.setId("raw-text");
        TextField field = goToField();
        Button back = new Button(Messages.get("raw.selection"));
        back.setOnAction(event -> goTo(model.placeProperty().get()));
        back.disableProperty().bind(model.placeProperty().isEqualTo(RawViewModel.Place.NONE));
        card = new Card(Messages.get("raw.title"), Card.grow(area));
        card.addToHeader(field, back);
        root = new BorderPane(card);
        root.setPadding(new Insets(14, 16, 14, 16));
        root.setMinWidth(Roomy.SMALL_VIEW_WIDTH);
        context.marksProperty().addListener((observable, before, now) -> area.bookmark(now::in));
        area.bookmark((from, to) -> context.marksProperty().get().in(from, to));
        context.findTextProperty().addListener((observable, before, now) -> area.find(now));
        area.find(context.findTextProperty().get());
        model.traceProperty().addListener((observable, before, now) -> now.ifPresent(this::show));
        model.placeProperty().addListener((observable, before, now) -> goTo(now));
        model.traceProperty().get().ifPresent(this::show);
        goTo(model.placeProperty().get());
    }

    @Override
    public Node node() {
        return root;
    }

    @Override
    public OptionalLong offsetBytes() {
        long line = area.line();
        return line < 0 ? OptionalLong.empty() : OptionalLong.of(line);
    }

    @Override
    public void focus() {
        area.requestFocus();
    }

    private TextField goToField() {
        TextField field = new TextField();
        field.setId("raw-go-to");
        field.setPromptText(Messages.get("raw.go_to"));
        field.setAccessibleText(Messages.get("raw.go_to"));
        field.setPrefColumnCount(16);
        field.setMinWidth(150); // its prompt says what can be typed
        Tips.install(field, Messages.get("raw.go_to.tip"));
        field.setOnAction(event -> {
            field.getStyleClass().remove("wrong");
            model.goTo(field.getText(), typed -> field.getStyleClass().add("wrong"));
        });
        return field;
    }

    private void show(Trace trace) {
        FileLines lines = FileLines.of(trace);
        if (shown) {
            area.model().grow(lines);
        } else {
            shown = true;
            area.model().show(lines);
        }
        setAddition(model.placeProperty().get(), trace);
    }

    private void goTo(RawViewModel.Place place) {
        if (place.equals(RawViewModel.Place.NONE)) {
            return;
        }
        area.mark(place.from(), place.to(), place.line());
        area.model().goTo(place.line() >= 0 ? place.line() : place.from(), ABOVE);
        model.traceProperty().get().ifPresent(trace -> setAddition(place, trace));
    }

    private void setAddition(RawViewModel.Place place, Trace trace) {
        String size = Counts.grouped(trace.text().size());
        card.setAddition(
                place.equals(RawViewModel.Place.NONE)
                        ? Messages.get("raw.addition", size)
                        : place.title().isEmpty()
                                ? Messages.get("raw.addition.at", Counts.grouped(place.from()), size)
                                : Messages.get(
                                        "raw.addition.record",
                                        place.title(),
                                        Counts.grouped(place.from()),
                                        Counts.grouped(place.to()),
                                        size));
    }
}

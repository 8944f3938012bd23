package dev.pgtrace.ui.compare;

import dev.pgtrace.ui.kit.Messages;
import dev.pgtrace.ui.kit.control.Tips;
import java.util.Locale;
import javafx.beans.property.ObjectProperty;
import javafx.collections.ObservableList;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;

/// Chooses one side: an open trace, and all of it, a part of its time, or what is selected in it.
final class SideChooser {
    /// Which executions are meant.
    enum Part {
        ALL,
        WINDOW,
        SELECTED
    }

    private final ObjectProperty<SideChoice> side;
    private final ComboBox<TraceChoice> trace = new ComboBox<>();
    private final ComboBox<Part> part = new ComboBox<>();
    private final TextField from = new TextField("0");
    private final TextField to = new TextField("60");
    private final HBox window;
    private final HBox root;
    private boolean showing;

    /// @param traces that are open
    SideChooser(String letter, ObjectProperty<SideChoice> side, ObservableList<TraceChoice> traces) {
        this.side = side;
        String id = letter.toLowerCase(Locale.ROOT);
        trace.setId("side-trace-" + id);
        trace.setItems(traces);
        trace.setAccessibleText(Messages.get("compare.side.trace", letter));
        trace.setPrefWidth(190);
        part.setId("side-part-" + id);
        part.getItems().setAll(Part.values());
        part.setConverter(Choices.words(name -> Messages.get("compare.side.part." + name)));
        part.setAccessibleText(Messages.get("compare.side.part", letter));
        part.setMinWidth(142);
        for (TextField field : new TextField[] {from, to}) {
            field.setPrefColumnCount(4);
            field.setOnAction(event -> choose());
            field.focusedProperty().addListener((observable, was, is) -> {
                if (was && !is) {
                    choose();
                }
            });
        }
        from.setId("side-from-" + id);
        to.setId("side-to-" + id);
        from.setAccessibleText(Messages.get("compare.side.from", letter));
        to.setAccessibleText(Messages.get("compare.side.to", letter));
        Tips.install(part, Messages.get("compare.side.tip"));
        window = new HBox(4, from, new Label("–"), to, new Label("s"));
        window.getStyleClass().add("chip-row");
        Label heading = new Label(letter);
        heading.getStyleClass().add("strong");
        trace.setMinWidth(120);
        trace.getStyleClass().add("free-text");
        root = new HBox(8, heading, trace, part, window);
        Tips.install(trace, () -> side.get().label());
        root.getStyleClass().add("chip-row");
        trace.setOnAction(event -> choose());
        part.setOnAction(event -> choose());
        side.addListener(observable -> show());
        show();
    }

    Node node() {
        return root;
    }

    private void show() {
        showing = true;
        SideChoice now = side.get();
        trace.getItems().stream()
                .filter(choice -> choice.context() == now.context())
                .findFirst()
                .ifPresent(trace::setValue);
        part.setValue(
                switch (now.scope()) {
                    case SideChoice.Scope.All ignored -> Part.ALL;
                    case SideChoice.Scope.Window(double start, double end) -> {
                        from.setText(SideChoice.seconds(start));
                        to.setText(SideChoice.seconds(end));
                        yield Part.WINDOW;
                    }
                    case SideChoice.Scope.Statement ignored -> Part.SELECTED;
                    case SideChoice.Scope.Execution ignored -> Part.SELECTED;
                });
        window.setVisible(part.getValue() == Part.WINDOW);
        window.setManaged(window.isVisible());
        showing = false;
    }

    private void choose() {
        TraceChoice chosen = trace.getValue();
        Part which = part.getValue();
        if (showing || chosen == null || which == null) {
            return;
        }
        SideChoice whole = SideChoice.of(chosen.title(), chosen.context());
        SideChoice next =
                switch (which) {
                    case ALL -> whole;
                    case SELECTED ->
                        side.get().context() == chosen.context() && side.get().isPicked()
                                ? side.get()
                                : SideChoice.of(
                                        chosen.title(),
                                        chosen.context(),
                                        chosen.context().selectionProperty().get());
                    case WINDOW -> whole.with(new SideChoice.Scope.Window(number(from), number(to)));
                };
        if (which == Part.WINDOW && number(from) >= number(to)) {
            to.setText(SideChoice.seconds(number(from) + 60));
            choose();
            return;
        }
        if (next.equals(side.get())) {
            show();
        } else {
            side.set(next);
        }
    }

    private static double number(TextField field) {
        try {
            return Math.max(0, Double.parseDouble(field.getText().strip()));
        } catch (NumberFormatException e) {
            field.setText("0");
            return 0;
        }
    }
}

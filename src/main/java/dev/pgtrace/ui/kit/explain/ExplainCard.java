package dev.pgtrace.ui.kit.explain;

import dev.pgtrace.ui.kit.Messages;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// One explanation as a card: what, how much, how it is made and known, where its lines are.
final class ExplainCard extends VBox {
    private final Label name = new Label();
    private final Label value = new Label();
    private final Label known = new Label();
    private final Label meaning = text();
    private final Label formula = text();
    private final Label source = text();
    private final Label doubt = text();
    private final Label lines = text();
    private final Label place = new Label();
    private final Button line = new Button();
    private final Button list = new Button(Messages.get("explain.list"));
    private final Button glossary = new Button();
    private final Button copy = new Button(Messages.get("explain.copy"));
    private Explanation shown;

    /// @param step     to the figure before or after
    /// @param onLeave  takes the card away, and then runs
    /// @param onTerm   shows an entry of the glossary
    ExplainCard(Explanation first, IntConsumer step, Consumer<Runnable> onLeave, Consumer<String> onTerm) {
        shown = first;
        setId("explain-card");
        getStyleClass().addAll("overlay-panel", "explain-card");
        name.getStyleClass().add("panel-title");
        name.setWrapText(true);
        name.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(name, Priority.ALWAYS);
        value.setId("explain-value");
        value.getStyleClass().add("explain-value");
        value.setWrapText(true);
        known.getStyleClass().add("pill");
        known.setMinWidth(Region.USE_PREF_SIZE);
        formula.setId("explain-formula");
        formula.getStyleClass().add("explain-formula");
        Button before = arrow("‹", "explain.before", () -> step.accept(-1));
        Button after = arrow("›", "explain.after", () -> step.accept(1));
        place.getStyleClass().add("muted");
        place.setMinWidth(Region.USE_PREF_SIZE);
        HBox header = new HBox(6, name, before, place, after);
        header.setAlignment(Pos.CENTER_LEFT);
        HBox figure = new HBox(10, value, known);
        figure.setAlignment(Pos.CENTER_LEFT);
        line.setId("explain-line");
        line.getStyleClass().add("accent");
        line.setOnAction(event -> onLeave.accept(this::showLine));
        list.setId("explain-list");
        list.setOnAction(event -> onLeave.accept(this::showList));
        glossary.setId("explain-glossary");
        glossary.setOnAction(event -> {
            String term = shown.origin().term();
            onLeave.accept(() -> onTerm.accept(term));
        });
        copy.setId("explain-copy");
        copy.setOnAction(event -> copy());
        FlowPane buttons = new FlowPane(8, 8, line, list, glossary, copy);
        getChildren()
                .addAll(
                        header,
                        figure,
                        meaning,
                        part("explain.formula", formula),
                        part("explain.source", source),
                        part("explain.doubt", doubt),
                        part("explain.lines", lines),
                        buttons);
        addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            switch (event.getCode()) {
                case LEFT -> step.accept(-1);
                case RIGHT -> step.accept(1);
                case ESCAPE, F1 -> onLeave.accept(() -> {});
                case TAB -> {
                    if (!goesRound(event.isShiftDown())) {
                        return;
                    }
                }
                default -> {
                    return;
                }
            }
            event.consume();
        });
    }

    /// @param index from 0
    void show(Explanation explanation, int index, int count) {
        shown = explanation;
        name.setText(explanation.name());
        value.setText(explanation.value());
        known.setText(explanation.known());
        meaning.setText(explanation.meaning());
        formula.setText(explanation.formula());
        source.setText(explanation.origin().source());
        doubt.setText(explanation.origin().doubt());
        lines.setText(explanation.lines());
        place.setText(count > 1 ? Messages.get("explain.place", String.valueOf(index + 1), String.valueOf(count)) : "");
        boolean any = !(explanation.evidence() instanceof Evidence.None);
        boolean many = explanation.evidence() instanceof Evidence.Sum;
        line.setText(
                switch (explanation.evidence()) {
                    case Evidence.Sum sum -> Messages.get("explain.greatest");
                    case Evidence.Place there -> there.button();
                    case Evidence.Line one -> Messages.get("explain.line");
                    case Evidence.None none -> "";
                });
        show(line, any);
        show(list, many);
        glossary.setText(Messages.get("explain.glossary", explanation.origin().term()));
        setAccessibleText(explanation.text());
        (any ? line : glossary).requestFocus();
    }

    /// Tab stays in the card as long as it lies above the rest.
    private boolean goesRound(boolean back) {
        Button first = line.isVisible() ? line : glossary;
        boolean leaves = (back ? first : copy).isFocused();
        if (leaves) {
            (back ? copy : first).requestFocus();
        }
        return leaves;
    }

    Explanation shown() {
        return shown;
    }

    private void showLine() {
        switch (shown.evidence()) {
            case Evidence.Line one -> one.show().run();
            case Evidence.Sum sum -> sum.showGreatest().run();
            case Evidence.Place there -> there.show().run();
            case Evidence.None none -> {}
        }
    }

    private void showList() {
        if (shown.evidence() instanceof Evidence.Sum sum) {
            sum.list().run();
        }
    }

    private void copy() {
        ClipboardContent content = new ClipboardContent();
        content.putString(shown.text());
        Clipboard.getSystemClipboard().setContent(content);
    }

    private static void show(Button button, boolean visible) {
        button.setVisible(visible);
        button.setManaged(visible);
    }

    private static Button arrow(String sign, String key, Runnable action) {
        Button button = new Button(sign);
        button.getStyleClass().add("flat-icon");
        button.setAccessibleText(Messages.get(key));
        button.setFocusTraversable(false); // the arrow keys do the same
        button.setOnAction(event -> action.run());
        return button;
    }

    private static VBox part(String key, Label text) {
        Label heading = new Label(Messages.get(key));
        heading.getStyleClass().add("explain-heading");
        heading.setLabelFor(text);
        return new VBox(1, heading, text);
    }

    private static Label text() {
        Label label = new Label();
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        return label;
    }
}

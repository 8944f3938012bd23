package dev.pgtrace.ui.compare;

import dev.pgtrace.ui.kit.Messages;
import dev.pgtrace.ui.kit.control.Copy;
import dev.pgtrace.ui.kit.control.Tips;
import dev.pgtrace.ui.kit.explain.Explain;
import dev.pgtrace.ui.kit.explain.Explanation;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.layout.HBox;
import javafx.scene.text.Text;

/// The lines of a plan. Changed nodes are told by a word as well as by their colour.
final class PlanList extends ListView<PlanLine> {
    private static final KeyCombination COPY = new KeyCodeCombination(KeyCode.C, KeyCombination.SHORTCUT_DOWN);

    PlanList(String id, String name) {
        setId(id);
        setAccessibleText(name);
        getStyleClass().add("plan-list");
        Label none = new Label(Messages.get("compare.plan.none"));
        none.getStyleClass().add("muted");
        none.setWrapText(true);
        setPlaceholder(none);
        setCellFactory(list -> new Line());
        Explain.picture(
                this,
                place -> Optional.empty(), // a line knows its own
                () -> Optional.ofNullable(getSelectionModel().getSelectedItem())
                        .or(() -> getItems().stream().findFirst())
                        .map(this::explained)
                        .stream()
                        .toList());
        setOnKeyPressed(event -> {
            if (COPY.match(event)) {
                Copy.text(text());
                event.consume();
            }
        });
    }

    void show(List<PlanLine> lines) {
        if (!getItems().equals(lines)) {
            getItems().setAll(lines);
        }
    }

    String text() {
        return getItems().stream()
                .map(line -> line.branch() + line.name() + ' ' + line.figures())
                .collect(Collectors.joining("\n"));
    }

    private Explanation explained(PlanLine line) {
        return ComparedFigures.ofPlan(
                this, line.name(), line.figures(), line.tip(), line.name() + " " + line.figures());
    }

    private final class Line extends ListCell<PlanLine> {
        private final Text branch = new Text();
        private final Text name = new Text();
        private final Text figures = new Text();
        private final Text mark = new Text();
        private final HBox flow = new HBox(branch, name, figures, mark);

        Line() {
            Explain.on(this, () -> Optional.ofNullable(getItem()).map(PlanList.this::explained));
            branch.getStyleClass().addAll("code", "run-muted");
            figures.getStyleClass().addAll("code", "run-muted");
            mark.getStyleClass().addAll("small", "run-muted");
            flow.setAlignment(Pos.BASELINE_LEFT);
        }

        @Override
        protected void updateItem(PlanLine line, boolean empty) {
            super.updateItem(line, empty);
            setTooltip(null);
            if (empty || line == null) {
                setGraphic(null);
                setAccessibleText(null);
                return;
            }
            String kind = line.mark().name().toLowerCase(Locale.ROOT);
            String word = line.mark() == PlanLine.Mark.SAME ? "" : Messages.get("compare.plan.mark." + kind);
            branch.setText(line.branch());
            name.setText(line.name());
            name.getStyleClass().setAll("text", "code", "plan-" + kind);
            figures.setText(line.figures().isEmpty() ? "" : "  " + line.figures());
            mark.setText(word.isEmpty() ? "" : "  " + word);
            setGraphic(flow);
            setAccessibleText(line.name() + ' ' + line.figures() + ' ' + word);
            setTooltip(Tips.of(line.tip()));
        }
    }
}

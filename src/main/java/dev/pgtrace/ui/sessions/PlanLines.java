package dev.pgtrace.ui.sessions;

import dev.pgtrace.base.text.Counts;
import dev.pgtrace.base.text.KeptTexts;
import dev.pgtrace.model.capture.CapturePlan;
import dev.pgtrace.ui.kit.Messages;
import java.util.List;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// What a plan says: what will be seen, what to know, and what is done to the server.
final class PlanLines {
    private final VBox sees = new VBox(2);
    private final VBox notes = new VBox(2);
    private final Label server = new Label();
    private final Hyperlink exact = new Hyperlink(Messages.get("start.show"));
    private @Nullable CapturePlan shown;

    /// @param showPlan shows the exact statements
    PlanLines(Consumer<CapturePlan> showPlan) {
        exact.setOnAction(event -> {
            if (shown != null) {
                showPlan.accept(shown);
            }
        });
        clear();
    }

    Node sees() {
        return sees;
    }

    Node notes() {
        return notes;
    }

    Node server() {
        server.setWrapText(true);
        server.setMinHeight(Region.USE_PREF_SIZE);
        exact.setMinWidth(Region.USE_PREF_SIZE);
        HBox row = new HBox(6, server, exact);
        row.setAlignment(Pos.CENTER_LEFT);
        return row;
    }

    void clear() {
        shown = null;
        sees.getChildren().clear();
        notes.getChildren().clear();
        server.setText("");
        exact.setVisible(false);
    }

    void show(CapturePlan plan) {
        shown = plan;
        sees.getChildren().setAll(lines(plan.fidelity()));
        notes.getChildren()
                .setAll(lines(plan.notes().isEmpty() ? List.of(Messages.get("start.notes.none")) : plan.notes()));
        server.setText(
                plan.writesToServer()
                        ? Messages.get(
                                "start.server.writes",
                                Counts.grouped(plan.statements().size()))
                        : Messages.get("start.server.nothing"));
        exact.setVisible(plan.writesToServer());
    }

    private static List<Label> lines(List<String> sentences) {
        return sentences.stream()
                .map(sentence -> {
                    Label label = new Label(KeptTexts.told(sentence));
                    label.setWrapText(true);
                    label.setMinHeight(Region.USE_PREF_SIZE);
                    return label;
                })
                .toList();
    }
}

package dev.pgtrace.ui.statements;

import dev.pgtrace.ui.kit.Messages;
import dev.pgtrace.ui.kit.control.Tips;
import dev.pgtrace.ui.statements.RowLabel.Badge;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import javafx.beans.value.ChangeListener;
import javafx.beans.value.ObservableValue;
import javafx.beans.value.WeakChangeListener;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;

/// The first column: what the row is, in colour, with badges. Asks for the row's text when it comes in sight.
final class NameCell extends BranchCell<RowLabel> {
    private final Consumer<Branch> inSight;
    private final RunsLabel text = new RunsLabel();
    private final HBox content = new HBox(6, text);
    private final ChangeListener<String> marking = (observable, before, now) -> text.find(now);
    private List<Badge> badges = List.of();

    /// @param find what the find bar looks for
    NameCell(Consumer<Branch> inSight, ObservableValue<String> find) {
        super(Branch::labelProperty);
        this.inSight = inSight;
        find.addListener(new WeakChangeListener<>(marking));
        text.find(find.getValue());
        content.setAlignment(Pos.CENTER_LEFT);
        getStyleClass().add("name-cell");
        setText(null);
    }

    @Override
    void showNothing() {
        setGraphic(null);
    }

    @Override
    void show(RowLabel label) {
        Branch branch = shown();
        if (branch != null && branch.needsLabel()) {
            inSight.accept(branch);
        }
        text.show(label.runs());
        setAccessibleText(label.text());
        if (!badges.equals(label.badges())) {
            badges = label.badges();
            List<Node> nodes = new ArrayList<>();
            nodes.add(text);
            badges.forEach(badge -> nodes.add(badge(badge)));
            content.getChildren().setAll(nodes);
        }
        setGraphic(content);
    }

    static Label badge(Badge badge) {
        String key = badge.name().toLowerCase(Locale.ROOT);
        Label label = new Label(Messages.get("statements.badge." + key));
        label.getStyleClass().addAll("badge", "badge-" + key.replace('_', '-'));
        label.setMinWidth(Region.USE_PREF_SIZE);
        Tips.install(label, Messages.get("statements.badge.means." + key));
        return label;
    }
}

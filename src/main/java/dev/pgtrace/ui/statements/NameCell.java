package dev.pgtrace.ui.statements;

import dev.pgtrace.ui.kit.Marks;
import dev.pgtrace.ui.kit.Messages;
import dev.pgtrace.ui.kit.control.Icons;
import dev.pgtrace.ui.kit.control.Tips;
import dev.pgtrace.ui.statements.RowLabel.Badge;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.value.ChangeListener;
import javafx.beans.value.ObservableValue;
import javafx.beans.value.WeakChangeListener;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/// The first column: what the row is, in colour, with badges. Asks for the row's text when it comes in sight.
final class NameCell extends BranchCell<RowLabel> {
    private final Consumer<Branch> inSight;
    private final RunsLabel text = new RunsLabel();
    private final HBox content = new HBox(6, text);
    private final ChangeListener<String> marking = (observable, before, now) -> text.find(now);
    private final ChangeListener<Marks> bookmarking = (observable, before, now) -> showMark();
    private final ObservableValue<Marks> marks;
    /// Made when it is first wanted: few rows have one.
    private @Nullable Label mark;
    private List<Badge> badges = List.of();
    private String spoken = "";

    /// @param find what the find bar looks for
    /// @param marks where bookmarks are
    NameCell(Consumer<Branch> inSight, ObservableValue<String> find, ObservableValue<Marks> marks) {
        super(Branch::labelProperty);
        this.inSight = inSight;
        this.marks = marks;
        marks.addListener(new WeakChangeListener<>(bookmarking));
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
        spoken = label.text();
        if (!badges.equals(label.badges())) {
            badges = label.badges();
            List<Node> nodes = new ArrayList<>();
            nodes.add(text);
            badges.forEach(badge -> nodes.add(badge(badge)));
            content.getChildren().setAll(nodes);
        }
        showMark();
        setGraphic(content);
    }

    /// Before the text, so that it stays in sight where the text is long.
    private void showMark() {
        Optional<String> said = bookmarked();
        Label known = mark;
        boolean shown = known != null && content.getChildren().contains(known);
        if (said.isPresent() && !shown) {
            Label wanted = known == null ? mark() : known;
            mark = wanted;
            content.getChildren().addFirst(wanted);
        } else if (said.isEmpty() && shown) {
            content.getChildren().remove(known);
        }
        setAccessibleText(
                said.map(text -> Messages.get("notes.spoken", spoken, text)).orElse(spoken));
    }

    private Label mark() {
        Label made = new Label("", Icons.of(Feather.BOOKMARK));
        made.getStyleClass().add("bookmark-mark");
        made.setMinWidth(Region.USE_PREF_SIZE);
        Tips.install(made, () -> bookmarked().orElse(""));
        return made;
    }

    private Optional<String> bookmarked() {
        Branch branch = shown();
        if (branch == null || marks.getValue().bookmarks().isEmpty()) {
            return Optional.empty();
        }
        return switch (branch.row()) {
            case Row.Statement _, Row.Execution _, Row.Node _ ->
                marks.getValue().at(StatementsViewModel.selection(branch));
            case Row.Root _,
                    Row.Call _,
                    Row.Waits _,
                    Row.Wait _,
                    Row.Samples _,
                    Row.Sample _,
                    Row.Nested _,
                    Row.More _,
                    Row.Note _ -> Optional.empty();
        };
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

package dev.pgtrace.ui.compare;

import dev.pgtrace.analysis.PlanFigures;
import dev.pgtrace.analysis.compare.Change;
import dev.pgtrace.analysis.compare.ComparedNode;
import dev.pgtrace.analysis.compare.MatchedNode;
import dev.pgtrace.analysis.compare.NodeChange;
import dev.pgtrace.analysis.compare.PlanDiff;
import dev.pgtrace.base.text.Counts;
import dev.pgtrace.base.text.Durations;
import dev.pgtrace.base.text.Percent;
import dev.pgtrace.ui.kit.Messages;
import dev.pgtrace.ui.kit.control.Card;
import dev.pgtrace.ui.kit.control.TableColumns;
import dev.pgtrace.ui.kit.explain.Explain;
import dev.pgtrace.ui.kit.share.SharedColumn;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// Two plans side by side: a row for each pair of nodes that do the same work, with what changed.
final class PlansView {
    /// Place of the column with the nodes of the other side.
    private static final int RIGHT = 2;

    private final TableView<MatchedNode> table = new TableView<>();
    private final Label nothing = new Label();
    private final Label detail = new Label();
    private final Card card;
    private final Card below;
    private final VBox root;
    private String letter = "B";

    PlansView() {
        table.setId("plan-diff");
        table.setAccessibleText(Messages.get("compare.plans.title"));
        nothing.setWrapText(true);
        table.setPlaceholder(nothing);
        table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
        table.getColumns()
                .setAll(List.of(
                        node("A", MatchedNode::left),
                        self(MatchedNode::left),
                        node("B", MatchedNode::right),
                        self(MatchedNode::right),
                        delta("self", MatchedNode::selfMicros, PlansView::micros),
                        delta("rows", MatchedNode::rows, PlansView::count),
                        delta("reads", MatchedNode::readBlocks, PlansView::count),
                        delta("tier3", MatchedNode::tier3Blocks, PlansView::count),
                        changes()));
        table.getColumns().forEach(column -> {
            column.setSortable(false); // a tree
            column.setReorderable(false);
        });
        table.getSelectionModel().selectedItemProperty().addListener((observable, old, now) -> describe(now));
        detail.setWrapText(true);
        detail.getStyleClass().addAll("code", "plan-detail");
        ScrollPane scroll = new ScrollPane(detail);
        scroll.setFitToWidth(true);
        scroll.getStyleClass().add("edge-to-edge");
        card = new Card(Messages.get("compare.plans.title"), Card.grow(table));
        below = new Card(Messages.get("compare.plans.node"), Card.grow(scroll));
        below.setPrefHeight(190);
        below.setMinHeight(120);
        root = new VBox(12, Card.grow(card), below);
        root.getStyleClass().add("view-content");
        root.setId("experiment-plans");
    }

    Node node() {
        return root;
    }

    /// Names the side that is compared with A.
    void setLetter(String other) {
        letter = other;
        table.getColumns().get(RIGHT).setText(Messages.get("compare.plan.title", other));
    }

    /// @param reason why there is none, where there is none
    void show(@Nullable PlanDiff diff, String reason) {
        nothing.setText(reason);
        if (diff == null) {
            table.getItems().clear();
            card.setAddition("");
            return;
        }
        if (table.getItems().equals(diff.rows())) {
            return;
        }
        table.getItems().setAll(diff.rows());
        card.setAddition(
                diff.isSame()
                        ? Messages.get("compare.plans.same")
                        : Messages.get(
                                "compare.plans.counts",
                                Counts.grouped(diff.count(MatchedNode.Kind.CHANGED)),
                                Counts.grouped(diff.count(MatchedNode.Kind.MOVED)),
                                Counts.grouped(diff.count(MatchedNode.Kind.ADDED)),
                                Counts.grouped(diff.count(MatchedNode.Kind.REMOVED))));
        table.getSelectionModel().selectFirst();
    }

    private static TableColumn<MatchedNode, String> node(
            String letter, Function<MatchedNode, Optional<ComparedNode>> side) {
        TableColumn<MatchedNode, String> column =
                TableColumns.code(Messages.get("compare.plan.title", letter), row -> side.apply(row)
                        .map(node -> "  ".repeat(node.figures().depth())
                                + (node.figures().depth() > 0 ? "└ " : "")
                                + node.figures().name())
                        .orElse(""));
        column.setMinWidth(150);
        column.setPrefWidth(300);
        var plain = column.getCellFactory();
        column.setCellFactory(c -> {
            TableCell<MatchedNode, String> cell = plain.call(c);
            cell.itemProperty().addListener(observable -> {
                cell.getStyleClass().removeIf(style -> style.startsWith("plan-"));
                MatchedNode row =
                        cell.getTableRow() == null ? null : cell.getTableRow().getItem();
                if (row != null) {
                    cell.getStyleClass().add(letter.equals("A") ? "plan-before" : "plan-after");
                    cell.getStyleClass().add("plan-cell-" + row.kind().name().toLowerCase(Locale.ROOT));
                }
            });
            return cell;
        });
        return column;
    }

    private static TableColumn<MatchedNode, String> self(Function<MatchedNode, Optional<ComparedNode>> side) {
        return SharedColumn.micros(
                Explain.column(
                        TableColumns.number(
                                Messages.get("compare.plans.self"),
                                70,
                                row -> side.apply(row)
                                        .map(node -> micros(node.figures().selfMicros()))
                                        .orElse(""),
                                row -> side.apply(row)
                                        .map(node -> PlanLines.tip(node.figures()))
                                        .orElse("")),
                        (MatchedNode row) -> side.apply(row)
                                .map(node -> ComparedFigures.ofSides(
                                        Messages.get(
                                                "explain.name.of",
                                                Messages.get("compare.plans.self"),
                                                node.figures().name()),
                                        micros(node.figures().selfMicros()),
                                        Messages.get("statements.formula.self.node"),
                                        Messages.get(
                                                "explain.f.self_children",
                                                micros(node.figures().totalMicros()),
                                                micros(node.figures().totalMicros()
                                                        - node.figures().selfMicros()),
                                                micros(node.figures().selfMicros()))))),
                (MatchedNode row) ->
                        side.apply(row).map(node -> node.figures().selfMicros()).orElse(-1L));
    }

    private static TableColumn<MatchedNode, String> delta(
            String key, Function<MatchedNode, Change> change, Function<Double, String> text) {
        Function<MatchedNode, String> shown = row -> {
            double delta = change.apply(row).delta();
            return Double.isNaN(delta) ? Percent.UNDEFINED : (delta > 0 ? "+" : "") + text.apply(delta);
        };
        Function<MatchedNode, String> sides = row -> Messages.get(
                "compare.plans.from_to",
                text.apply(change.apply(row).before()),
                text.apply(change.apply(row).after()));
        return SharedColumn.number(
                Explain.column(
                        TableColumns.number(Messages.get("compare.plans.delta." + key), 74, shown, sides),
                        (MatchedNode row) -> Optional.of(ComparedFigures.ofSides(
                                Messages.get("compare.plans.delta." + key),
                                shown.apply(row),
                                sides.apply(row),
                                ComparedFigures.difference(
                                        text.apply(change.apply(row).before()),
                                        text.apply(change.apply(row).after()),
                                        shown.apply(row))))),
                key.equals("self") ? "µs" : "",
                (MatchedNode row) -> change.apply(row).delta());
    }

    private static TableColumn<MatchedNode, String> changes() {
        TableColumn<MatchedNode, String> column =
                TableColumns.free(Messages.get("compare.plans.change"), 150, PlansView::change);
        column.setMinWidth(110);
        return column;
    }

    private static String change(MatchedNode row) {
        if (row.kind() == MatchedNode.Kind.SAME) {
            return "";
        }
        List<String> words = new ArrayList<>();
        words.add(Messages.get("compare.plan.mark." + PlanMarks.mark(row).name().toLowerCase(Locale.ROOT)));
        row.changes().stream()
                .map(NodeChange::what)
                .distinct()
                .map(what -> Messages.get("compare.plan.what." + what.name().toLowerCase(Locale.ROOT)))
                .forEach(words::add);
        return words.size() == 1
                ? words.getFirst()
                : words.getFirst() + ": " + String.join(", ", words.subList(1, words.size()));
    }

    private void describe(@Nullable MatchedNode row) {
        if (row == null) {
            detail.setText("");
            return;
        }
        List<String> lines = new ArrayList<>();
        row.left().ifPresent(node -> lines.add(Messages.get("compare.plans.side", "A", described(node))));
        row.right().ifPresent(node -> lines.add(Messages.get("compare.plans.side", letter, described(node))));
        if (!row.changes().isEmpty()) {
            lines.add(PlanMarks.changes(row.changes()));
        }
        detail.setText(String.join("\n", lines));
    }

    private static String described(ComparedNode node) {
        PlanFigures.Node figures = node.figures();
        List<String> parts = new ArrayList<>();
        parts.add(figures.name());
        parts.add(Messages.get(
                "compare.plans.figures",
                micros(figures.totalMicros()),
                micros(figures.selfMicros()),
                rows(figures.rows()),
                rows(figures.loops())));
        parts.addAll(node.conditions());
        return String.join(" · ", parts);
    }

    private static String micros(double micros) {
        return Double.isNaN(micros) ? Percent.UNDEFINED : Durations.format(Math.round(micros));
    }

    private static String micros(long micros) {
        return micros < 0 ? Percent.UNDEFINED : Durations.format(micros);
    }

    private static String count(double count) {
        return Double.isNaN(count) ? Percent.UNDEFINED : Counts.grouped(Math.round(count));
    }

    private static String rows(long count) {
        return count < 0 ? Percent.UNDEFINED : Counts.grouped(count);
    }
}

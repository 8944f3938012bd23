package dev.pgtrace.ui.compare;

import dev.pgtrace.analysis.compare.FlameDiff;
import dev.pgtrace.analysis.compare.Side;
import dev.pgtrace.analysis.flame.FlameGraph;
import dev.pgtrace.analysis.flame.FlameLayout;
import dev.pgtrace.analysis.flame.FlamePath;
import dev.pgtrace.analysis.flame.FlameWeight;
import dev.pgtrace.base.text.Counts;
import dev.pgtrace.ui.kit.Messages;
import dev.pgtrace.ui.kit.control.Card;
import dev.pgtrace.ui.kit.control.TableColumns;
import dev.pgtrace.ui.kit.control.Toggles;
import dev.pgtrace.ui.kit.control.TwinTable;
import dev.pgtrace.ui.kit.explain.Explain;
import dev.pgtrace.ui.kit.share.SharedColumn;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TableColumn;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// The difference of two flamegraphs: one picture with the widths of B or of A, or both one above the other.
final class DiffFlameView {
    /// Which pictures are there.
    private enum Pictures {
        NEW,
        OLD,
        BOTH
    }

    private final DiffCanvas old = new DiffCanvas();
    private final DiffCanvas now = new DiffCanvas();
    private final VBox pictures = new VBox(6);
    private final Label legend = new Label();
    private final Label status = new Label();
    private final TwinTable<Integer> twin;
    private final VBox root;
    private final Label oldTitle = new Label();
    private final Label newTitle = new Label();
    private final Map<Pictures, ToggleButton> widths = new EnumMap<>(Pictures.class);
    private String letter = Side.NEW.letter();
    private Pictures shown = Pictures.NEW;
    private @Nullable LaidDiff laid;

    /// @param onWeight told what the widths shall measure
    DiffFlameView(Consumer<FlameWeight> onWeight) {
        old.setId("flame-diff-a");
        now.setId("flame-diff-b");
        link(old, now, Side.OLD);
        link(now, old, Side.NEW);
        twin = new TwinTable<>(
                new StackPane(pictures),
                Messages.get("compare.flame.title"),
                List.of(
                        TableColumns.code(Messages.get("compare.flame.frame"), frame -> text(frame, 0)),
                        TableColumns.free(Messages.get("flame.column.around"), 280, this::around),
                        weight("compare.side.old", 1),
                        weight("compare.side.new", 2),
                        weight("compare.flame.delta", 3),
                        weight("compare.flame.self", 4),
                        SharedColumn.share(explained("compare.flame.change", 90, 5), this::change)));
        twin.toggle().setId("flame-diff-as-table");
        twin.setOnPicked(frame -> {
            twin.toggle().setSelected(false);
            now.choose(frame);
            now.fit(frame);
        });
        legend.getStyleClass().add("muted");
        status.getStyleClass().add("muted");
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        HBox bar = new HBox(12, widths(), weights(onWeight), gap, legend, twin.toggle());
        bar.getStyleClass().add("chip-row");
        Card card = new Card(Messages.get("compare.flame.title"), bar, Card.grow(twin.node()), status);
        root = new VBox(Card.grow(card));
        root.getStyleClass().add("view-content");
        root.setId("flame-diff");
        setLetter(letter);
        arrange();
    }

    Node node() {
        return root;
    }

    private TableColumn<Integer, String> explained(String key, double width, int figure) {
        return Explain.column(
                TableColumns.number(Messages.get(key), width, f -> text(f, figure), f -> ""),
                (Integer frame) -> Optional.ofNullable(laid).map(current -> {
                    FlameGraph graph =
                            current.diff().graph(current.diff().weight(Side.NEW, frame) > 0 ? Side.NEW : Side.OLD);
                    return DiffTexts.explained(current.diff(), graph, frame, Messages.get(key), text(frame, figure));
                }));
    }

    /// Names the side that is compared with A.
    void setLetter(String other) {
        letter = other;
        legend.setText(Messages.get("compare.flame.legend", other));
        widths.forEach((choice, button) -> button.setText(
                Messages.get("compare.flame.width." + choice.name().toLowerCase(Locale.ROOT), other)));
    }

    void show(@Nullable LaidDiff newLaid, String reason) {
        laid = newLaid;
        if (newLaid == null) {
            old.clear();
            now.clear();
            twin.show(List.of());
            status.setText(reason);
            return;
        }
        FlameDiff diff = newLaid.diff();
        old.show(diff, newLaid.before(), Side.OLD);
        now.show(diff, newLaid.after(), Side.NEW);
        oldTitle.setText(Messages.get("compare.flame.picture", Side.OLD.letter(), weight(Side.OLD)));
        newTitle.setText(Messages.get("compare.flame.picture", letter, weight(Side.NEW)));
        twin.show(newLaid.greatest());
        status.setText(Messages.get("compare.flame.status", Counts.grouped(diff.size())));
    }

    private String weight(Side side) {
        LaidDiff current = laid;
        return current == null
                ? ""
                : DiffTexts.weight(current.diff(), current.diff().graph(side).total());
    }

    private void link(DiffCanvas from, DiffCanvas to, Side side) {
        from.onChosen(frame -> {
            to.select(frame);
            describe(frame, side);
        });
        from.onMoved(span -> {
            FlameLayout here = from.shownLayout();
            FlameLayout there = to.shownLayout();
            if (here != null && there != null) {
                to.followTo(SpanLink.carry(span, here, there, to.target()));
            }
        });
    }

    private void describe(int frame, Side side) {
        LaidDiff current = laid;
        if (current != null) {
            status.setText(
                    frame < 0
                            ? Messages.get(
                                    "compare.flame.status",
                                    Counts.grouped(current.diff().size()))
                            : DiffTexts.spoken(current.diff(), current.diff().graph(side), frame)
                                    .replace('\n', ' '));
        }
    }

    private HBox widths() {
        ToggleGroup group = Toggles.group();
        HBox row = new HBox(2);
        for (Pictures choice : Pictures.values()) {
            String key = choice.name().toLowerCase(Locale.ROOT);
            ToggleButton button = new ToggleButton();
            widths.put(choice, button);
            button.setId("flame-diff-width-" + key);
            button.getStyleClass().add("view-switch");
            button.setToggleGroup(group);
            button.setSelected(choice == shown);
            button.setOnAction(event -> {
                button.setSelected(true);
                shown = choice;
                arrange();
            });
            row.getChildren().add(button);
        }
        return row;
    }

    private static HBox weights(Consumer<FlameWeight> onWeight) {
        ToggleGroup group = Toggles.group();
        HBox row = new HBox(2);
        for (FlameWeight weight : List.of(FlameWeight.TIME, FlameWeight.BLOCKS, FlameWeight.TIER3_BLOCKS)) {
            String key = weight.name().toLowerCase(Locale.ROOT);
            ToggleButton button = new ToggleButton(Messages.get("compare.flame.weight." + key));
            button.setId("flame-diff-weight-" + key);
            button.getStyleClass().add("view-switch");
            button.setToggleGroup(group);
            button.setSelected(weight == FlameWeight.TIME);
            button.setOnAction(event -> {
                button.setSelected(true);
                onWeight.accept(weight);
            });
            row.getChildren().add(button);
        }
        return row;
    }

    private void arrange() {
        VBox.setVgrow(old, Priority.ALWAYS);
        VBox.setVgrow(now, Priority.ALWAYS);
        switch (shown) {
            case NEW -> pictures.getChildren().setAll(newTitle, now);
            case OLD -> pictures.getChildren().setAll(oldTitle, old);
            case BOTH -> pictures.getChildren().setAll(oldTitle, old, newTitle, now);
        }
    }

    private String around(int frame) {
        return laid == null ? "" : FlamePath.around(laid.diff().graph(Side.NEW), frame);
    }

    private TableColumn<Integer, String> weight(String key, int column) {
        return SharedColumn.number(explained(key, 110, column), "", (Integer frame) -> number(frame, column));
    }

    /// Microseconds or blocks, as the picture has them.
    private double number(int frame, int column) {
        LaidDiff current = laid;
        if (current == null) {
            return Double.NaN;
        }
        FlameDiff diff = current.diff();
        return switch (column) {
            case 1 -> diff.weight(Side.OLD, frame);
            case 2 -> diff.weight(Side.NEW, frame);
            case 3 -> diff.delta(frame);
            default -> diff.selfDelta(frame);
        };
    }

    private double change(int frame) {
        LaidDiff current = laid;
        return current == null ? Double.NaN : current.diff().figures(frame).share();
    }

    private String text(int frame, int column) {
        LaidDiff current = laid;
        if (current == null) {
            return "";
        }
        FlameDiff diff = current.diff();
        return switch (column) {
            case 0 -> DiffTexts.name(diff.graph(Side.NEW), frame);
            case 1 -> DiffTexts.weight(diff, diff.weight(Side.OLD, frame));
            case 2 -> DiffTexts.weight(diff, diff.weight(Side.NEW, frame));
            case 3 -> DiffTexts.delta(diff, diff.delta(frame));
            case 4 -> DiffTexts.delta(diff, diff.selfDelta(frame));
            default -> DiffTexts.change(diff, frame);
        };
    }
}

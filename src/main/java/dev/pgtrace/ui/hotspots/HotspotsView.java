package dev.pgtrace.ui.hotspots;

import dev.pgtrace.analysis.RelationProfile;
import dev.pgtrace.analysis.Tiers;
import dev.pgtrace.analysis.TraceAnalysis;
import dev.pgtrace.base.text.Counts;
import dev.pgtrace.base.text.Durations;
import dev.pgtrace.base.text.Percent;
import dev.pgtrace.model.Provenance;
import dev.pgtrace.ui.hotspots.HotspotFigures.Figure;
import dev.pgtrace.ui.kit.Messages;
import dev.pgtrace.ui.kit.TraceContext;
import dev.pgtrace.ui.kit.TraceView;
import dev.pgtrace.ui.kit.View;
import dev.pgtrace.ui.kit.ViewRefresh;
import dev.pgtrace.ui.kit.control.Card;
import dev.pgtrace.ui.kit.control.ComponentTexts;
import dev.pgtrace.ui.kit.control.GrowingTable;
import dev.pgtrace.ui.kit.control.Place;
import dev.pgtrace.ui.kit.control.Placeholder;
import dev.pgtrace.ui.kit.control.Swatch;
import dev.pgtrace.ui.kit.control.TierPart;
import dev.pgtrace.ui.kit.control.TreeColumns;
import dev.pgtrace.ui.kit.explain.Explain;
import dev.pgtrace.ui.kit.share.SharedColumn;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import javafx.event.Event;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TreeItem;
import javafx.scene.control.TreeTableColumn;
import javafx.scene.control.TreeTableView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/// Tables and indexes by blocks and read time, each with the ways in which it was read below it.
public final class HotspotsView implements TraceView {
    /// The table with all its columns, in German.
    private static final double LEAST_WIDTH = 945;

    /// Rows that are all in sight: then the access paths are shown at once.
    private static final int FEW = 12;

    private final TraceContext context;
    private final HotspotFigures figures;
    private final TreeItem<Hotspot> top = new TreeItem<>();
    private final TreeTableView<Hotspot> table = new TreeTableView<>(top);
    private final Map<String, TreeItem<Hotspot>> items = new HashMap<>();
    private final HBox legend = new HBox(14);
    private final Card card;
    private final LatencyCard latency;
    private final VBox content;
    private final StackPane root = new StackPane();
    private long longest = 1;
    private boolean opened;
    private long allBlocks = 1;

    public HotspotsView(TraceContext context) {
        this.context = context;
        this.figures = new HotspotFigures(context);
        table.setId("hotspots");
        table.setAccessibleText(Messages.get("hotspots.title"));
        table.setShowRoot(false);
        List<Runnable> columns = GrowingTable.columns(
                table.getColumns(),
                columns(),
                () -> table.setColumnResizePolicy(TreeTableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN));
        card = new Card(Messages.get("hotspots.title"), Card.grow(GrowingTable.later(table, columns)));
        card.setAddition(Messages.get("hotspots.addition"));
        card.addToHeader(legend);
        latency = new LatencyCard(context, figures);
        content = new VBox(12, Card.grow(card), Place.later(latency.node()));
        root.getChildren().add(content);
        root.getStyleClass().add("view-content");
        root.setMinWidth(LEAST_WIDTH);
        new ViewRefresh(context, View.HOTSPOTS, this::show, this::showLatency);
    }

    @Override
    public Node node() {
        return root;
    }

    @Override
    public void focus() {
        table.requestFocus();
    }

    @Override
    public String copyText() {
        TreeItem<Hotspot> item = table.getSelectionModel().getSelectedItem();
        if (item == null) {
            return "";
        }
        Hotspot row = item.getValue();
        return String.join(
                "\t",
                row.name(),
                Long.toString(row.tiers().blocks()),
                Long.toString(row.tiers().tier1Blocks()),
                Long.toString(row.tiers().readBlocks()),
                Long.toString(row.readMicros()),
                Long.toString(row.selfMicros()));
    }

    private List<TreeTableColumn<Hotspot, Hotspot>> columns() {
        TreeTableColumn<Hotspot, Hotspot> name =
                TreeColumns.code(Messages.get("hotspots.name"), 380, Hotspot::name, Hotspot::name);
        TreeTableColumn<Hotspot, Hotspot> kind = TreeColumns.text(
                Messages.get("hotspots.kind"),
                72,
                row -> row.path()
                        ? ""
                        : Messages.get("hotspots.kind." + row.kind().label()));
        TreeTableColumn<Hotspot, Hotspot> blocks =
                count("hotspots.blocks", "blocks", row -> row.tiers().blocks(), row -> Provenance.MEASURED);
        TreeTableColumn<Hotspot, Hotspot> hit = TreeColumns.number(
                Messages.get("hotspots.hit"),
                66,
                row -> nanLast(row.tiers().hitShare()),
                row -> Percent.of(row.tiers().hitShare()),
                row -> ComponentTexts.figure(
                        Messages.get(
                                "hotspots.hit.exact",
                                Counts.grouped(row.tiers().tier1Blocks()),
                                Counts.grouped(row.tiers().blocks())),
                        Provenance.MEASURED,
                        Messages.get("statements.formula.t1_hit")));
        TreeTableColumn<Hotspot, Hotspot> readTime = TreeColumns.number(
                Messages.get("hotspots.readTime"),
                84,
                Hotspot::readMicros,
                row -> row.readsTimed() ? Durations.format(row.readMicros()) : "",
                row -> row.readsTimed()
                        ? figure(row.readMicros(), Provenance.MEASURED, "read_time")
                        : Messages.get("hotspots.readTime.missing"));
        TreeTableColumn<Hotspot, Hotspot> average = TreeColumns.number(
                Messages.get("hotspots.average"),
                84,
                HotspotsView::averageMicros,
                row -> averageMicros(row) < 0 ? "" : Durations.format(Math.round(averageMicros(row))),
                row -> averageMicros(row) < 0
                        ? ""
                        : figure(Math.round(averageMicros(row)), Provenance.DERIVED, "average"));
        TreeTableColumn<Hotspot, Hotspot> self = TreeColumns.number(
                Messages.get("hotspots.self"),
                84,
                Hotspot::selfMicros,
                row -> row.selfMicros() < 0 ? "" : Durations.format(row.selfMicros()),
                row -> row.selfMicros() < 0 ? "" : figure(row.selfMicros(), Provenance.DERIVED, "self"));
        TreeTableColumn<Hotspot, Hotspot> share = TreeColumns.number(
                Messages.get("column.share"),
                64,
                row -> row.tiers().blocks(),
                row -> Percent.of(row.tiers().blocks(), allBlocks),
                row -> ComponentTexts.figure(
                        Percent.of(row.tiers().blocks(), allBlocks),
                        Provenance.DERIVED,
                        Messages.get("hotspots.formula.share")));
        TreeTableColumn<Hotspot, Hotspot> bar = TreeColumns.<Hotspot, BlockBar>graphic(
                Messages.get("hotspots.bar"),
                190,
                row -> row.tiers().blocks(),
                BlockBar::new,
                (control, row) -> control.show(row.tiers(), longest));
        TreeTableColumn<Hotspot, Hotspot> disk =
                count("hotspots.tier3", "tier3", row -> row.tiers().tier3Blocks(), row -> row.tiers()
                        .provenance());
        disk.setMinWidth(disk.getPrefWidth()); // its title is as long as that
        SharedColumn.share(hit, (Hotspot row) -> row.tiers().hitShare());
        SharedColumn.micros(readTime, (Hotspot row) -> row.readsTimed() ? row.readMicros() : -1);
        SharedColumn.micros(average, HotspotsView::averageMicros);
        SharedColumn.micros(self, Hotspot::selfMicros);
        SharedColumn.share(
                share,
                (Hotspot row) ->
                        allBlocks == 0 ? Double.NaN : (double) row.tiers().blocks() / allBlocks);
        List<TreeTableColumn<Hotspot, Hotspot>> all = List.of(
                name,
                kind,
                explained(count("hotspots.loops", "loops", Hotspot::loops, row -> Provenance.MEASURED), Figure.LOOPS),
                explained(count("column.rows", "rows", Hotspot::rows, row -> Provenance.MEASURED), Figure.ROWS),
                explained(blocks, Figure.BLOCKS),
                explained(share, Figure.SHARE),
                explained(hit, Figure.HIT),
                explained(disk, Figure.TIER3),
                explained(readTime, Figure.READ_TIME),
                explained(average, Figure.AVERAGE),
                explained(self, Figure.SELF),
                explained(bar, Figure.BAR));
        table.getSortOrder().setAll(List.of(blocks));
        for (TreeTableColumn<Hotspot, Hotspot> column : all) {
            column.setReorderable(false);
            if (column.getStyleClass().contains("number") || column.equals(bar)) {
                column.setSortType(TreeTableColumn.SortType.DESCENDING);
            }
        }
        return all;
    }

    private TreeTableColumn<Hotspot, Hotspot> explained(TreeTableColumn<Hotspot, Hotspot> column, Figure figure) {
        return Explain.column(column, (Hotspot row) -> figures.of(row, figure, column.getText()));
    }

    private static String figure(long micros, Provenance provenance, String formula) {
        return ComponentTexts.figure(Durations.exact(micros), provenance, Messages.get("hotspots.formula." + formula));
    }

    private static TreeTableColumn<Hotspot, Hotspot> count(
            String key, String formula, ToLongFunction<Hotspot> count, Function<Hotspot, Provenance> provenance) {
        TreeTableColumn<Hotspot, Hotspot> column = TreeColumns.number(
                Messages.get(key),
                78,
                count::applyAsLong,
                row -> count.applyAsLong(row) < 0 ? "" : Counts.compact(count.applyAsLong(row)),
                row -> count.applyAsLong(row) < 0
                        ? ""
                        : ComponentTexts.figure(
                                Counts.grouped(count.applyAsLong(row)),
                                provenance.apply(row),
                                Messages.get("hotspots.formula." + formula)));
        return SharedColumn.count(column, count::applyAsLong);
    }

    private static double averageMicros(Hotspot row) {
        long reads = row.tiers().readBlocks();
        return row.readsTimed() && reads > 0 ? (double) row.readMicros() / reads : -1;
    }

    private static double nanLast(double value) {
        return Double.isNaN(value) ? -1 : value;
    }

    private void showLatency() {
        TraceAnalysis analysis = context.analysisProperty().get();
        if (analysis != null) {
            latency.show(analysis);
        }
    }

    private void show() {
        TraceAnalysis analysis = context.analysisProperty().get();
        if (analysis == null) {
            return;
        }
        List<RelationProfile> relations = analysis.relations().stream()
                .filter(relation -> relation.kind() != RelationProfile.Kind.NONE)
                .toList();
        longest = relations.stream().mapToLong(r -> r.tiers().blocks()).max().orElse(1);
        allBlocks = analysis.tiers().blocks();
        if (relations.isEmpty()) {
            root.getChildren()
                    .setAll(new Placeholder(
                            Placeholder.Kind.EMPTY,
                            Messages.get("hotspots.empty.title"),
                            Messages.get("hotspots.empty.text")));
            return;
        }
        if (root.getChildren().size() != 1 || !root.getChildren().getFirst().equals(content)) {
            root.getChildren().setAll(content);
        }
        showLegend(analysis.tiers());
        List<TreeItem<Hotspot>> shown = new ArrayList<>();
        for (RelationProfile relation : relations) {
            shown.add(item(relation));
        }
        items.values().retainAll(shown);
        if (top.getChildren().isEmpty()) {
            GrowingTable.again(table);
        }
        if (!top.getChildren().equals(shown)) {
            top.getChildren().setAll(shown);
        }
        if (!opened
                && shown.stream()
                                .mapToInt(item -> 1 + item.getChildren().size())
                                .sum()
                        <= FEW) {
            shown.forEach(item -> item.setExpanded(true));
        }
        opened = true;
        table.sort();
        // Shares change with the others' blocks. This fills the cells anew; to refresh the table makes them anew.
        Event.fireEvent(top, new TreeItem.TreeModificationEvent<>(TreeItem.valueChangedEvent(), top));
    }

    private void showLegend(Tiers tiers) {
        legend.getChildren()
                .setAll(TierPart.of(tiers).stream()
                        .filter(part -> part.blocks() > 0)
                        .map(part -> {
                            Label label = new Label(
                                    ComponentTexts.name(part.component()),
                                    new Swatch(part.component(), part.provenance()));
                            label.getStyleClass().add("footnote");
                            return label;
                        })
                        .toList());
    }

    /// The same item for the same relation, so that what is open stays open.
    private TreeItem<Hotspot> item(RelationProfile relation) {
        TreeItem<Hotspot> item =
                items.computeIfAbsent(relation.kind() + " " + relation.name(), key -> new TreeItem<>());
        item.setValue(Hotspot.of(relation));
        List<RelationProfile.Path> paths = relation.paths();
        while (item.getChildren().size() > paths.size()) {
            item.getChildren().removeLast();
        }
        for (int i = 0; i < paths.size(); i++) {
            Hotspot path = Hotspot.of(relation, paths.get(i));
            if (i < item.getChildren().size()) {
                item.getChildren().get(i).setValue(path);
            } else {
                item.getChildren().add(new TreeItem<>(path));
            }
        }
        return item;
    }
}

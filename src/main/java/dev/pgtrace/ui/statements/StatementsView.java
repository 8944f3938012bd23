package dev.pgtrace.ui.statements;

import dev.pgtrace.base.text.Counts;
import dev.pgtrace.ui.kit.Messages;
import dev.pgtrace.ui.kit.TraceContext;
import dev.pgtrace.ui.kit.TraceView;
import dev.pgtrace.ui.kit.control.Card;
import dev.pgtrace.ui.kit.control.GrowingTable;
import dev.pgtrace.ui.kit.control.Histogram;
import dev.pgtrace.ui.kit.control.HistogramTable;
import dev.pgtrace.ui.kit.task.Steps;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import javafx.animation.PauseTransition;
import javafx.geometry.Insets;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.control.SplitPane;
import javafx.scene.layout.StackPane;
import javafx.util.Duration;

/// The tree of statements with the details of what is selected and the spread of its run times.
public final class StatementsView implements TraceView {
    /// Name of the tree among the remembered tables.
    private static final String LAYOUT = "statements";

    private final StatementsViewModel model;
    private final StatementsTable table;
    private final StackPane root;

    public StatementsView(TraceContext context) {
        model = new StatementsViewModel(context);
        DetailsViewModel details = new DetailsViewModel(model);
        table = new StatementsTable(model);
        table.setPlaceholder(EmptyTree.of(context));
        table.arrange(context.tableLayouts().getOrDefault(LAYOUT, List.of()));
        List<Runnable> columns = new ArrayList<>(table.columnPieces());
        columns.add(() -> remember(table, context)); // from then on it is the user who changes them
        RowMenu.install(table, model);
        StackPane tableCard = new StackPane(GrowingTable.later(table, columns));
        tableCard.getStyleClass().addAll("card", "statements-table-card");
        StackPane detailsPlace = new StackPane();
        StackPane spreadPlace = new StackPane();
        SplitPane below = new SplitPane(detailsPlace, spreadPlace);
        below.setDividerPositions(0.552);
        Steps.then(
                () -> detailsPlace.getChildren().add(new DetailsPane(details, model)),
                () -> spreadPlace.getChildren().add(spread(details, model)));
        SplitPane all = new SplitPane(tableCard, below);
        all.setOrientation(Orientation.VERTICAL);
        all.setDividerPositions(0.633);
        root = new StackPane(all);
        root.setId("statements-view");
        root.setPadding(new Insets(14, 16, 14, 16));
        root.getStylesheets()
                .add(Objects.requireNonNull(StatementsView.class.getResource("/dev/pgtrace/ui/statements.css"))
                        .toExternalForm());
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
        Branch branch = model.selectedProperty().get();
        return branch == null ? "" : RowTexts.tabbed(branch, table.shownColumns());
    }

    /// Remembers shown columns and widths, once the user has let go of them.
    private static void remember(StatementsTable table, TraceContext context) {
        PauseTransition rest = new PauseTransition(Duration.millis(400));
        rest.setOnFinished(event -> {
            List<String> layout = table.layoutProperty().get();
            if (!layout.equals(context.tableLayouts().get(LAYOUT))) {
                context.tableLayouts().put(LAYOUT, layout);
            }
        });
        table.layoutProperty().addListener((observable, before, now) -> rest.playFromStart());
    }

    private static Card spread(DetailsViewModel details, StatementsViewModel model) {
        Histogram histogram = new Histogram();
        histogram.setId("statements-histogram");
        HistogramTable bars = new HistogramTable(
                histogram,
                Messages.get("statements.histogram.title"),
                Messages.get("statements.histogram.count"),
                Messages.get("statements.histogram.mostly"));
        bars.setExplained(bar -> SpreadFigures.of(bar, model));
        Card card = new Card(
                Messages.get("statements.histogram.title"),
                Card.grow(bars.twin().node()));
        card.addToHeader(bars.twin().toggle());
        Runnable show = () -> {
            SpreadShown spread = details.spreadProperty().get();
            bars.show(spread.bars());
            histogram.setMarker(spread.marker());
            card.setAddition(
                    spread.executions() == 0
                            ? Messages.get("statements.histogram.none")
                            : spread.executions() == 1
                                    ? Messages.get("statements.histogram.one")
                                    : Messages.get(
                                            "statements.histogram.addition", Counts.grouped(spread.executions())));
        };
        details.spreadProperty().addListener((observable, before, now) -> show.run());
        show.run();
        return card;
    }
}

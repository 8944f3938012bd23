package dev.pgtrace.ui.statements;

import dev.pgtrace.base.text.Counts;
import dev.pgtrace.model.ExecutionDetail;
import dev.pgtrace.ui.kit.Messages;
import dev.pgtrace.ui.kit.control.Placeholder;
import dev.pgtrace.ui.kit.control.Toggles;
import dev.pgtrace.ui.kit.task.Lazy;
import dev.pgtrace.ui.kit.text.FileLines;
import dev.pgtrace.ui.kit.text.FileTextArea;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import javafx.scene.Node;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;

/// The details below the tree, in tabs that stay where the user put them while the selection moves.
final class DetailsPane extends BorderPane {
    /// The tabs in their order.
    private enum Tab {
        FACTS,
        SQL,
        BINDS,
        WAITS,
        RAW
    }

    private final DetailsViewModel model;
    private final FactFigures figures;
    private final FactsPane facts;
    private final Supplier<SqlPane> sql = Lazy.of(SqlPane::new);
    private final Supplier<BindsPane> binds = Lazy.of(BindsPane::new);
    private final Supplier<WaitsPane> waits = Lazy.of(this::waitsPane);
    private final Supplier<FileTextArea> raw = Lazy.of(this::rawText);
    private final StatementsViewModel statements;
    private final StackPane content = new StackPane();
    private final List<ToggleButton> buttons = new ArrayList<>();
    private final Node nothing = new Placeholder(
            Placeholder.Kind.EMPTY,
            Messages.get("statements.details.nothing"),
            Messages.get("statements.details.nothing.text"));
    private Tab tab = Tab.FACTS;

    DetailsPane(DetailsViewModel model, StatementsViewModel statements) {
        this.model = model;
        this.statements = statements;
        this.figures = new FactFigures(statements);
        this.facts = new FactsPane(figures);
        getStyleClass().add("card");
        setId("statements-details");
        ToggleGroup group = Toggles.group();
        HBox tabs = new HBox();
        tabs.getStyleClass().add("detail-tabs");
        for (Tab one : Tab.values()) {
            ToggleButton button = new ToggleButton();
            button.getStyleClass().add("detail-tab");
            button.setId("detail-" + one.name().toLowerCase(java.util.Locale.ROOT));
            button.setToggleGroup(group);
            button.setOnAction(event -> {
                button.setSelected(true);
                tab = one;
                show();
            });
            buttons.add(button);
            tabs.getChildren().add(button);
        }
        buttons.getFirst().setSelected(true);
        setTop(tabs);
        setCenter(content);
        content.setMinHeight(0);
        content.setPadding(new javafx.geometry.Insets(8, 0, 0, 0));
        model.stateProperty().addListener((observable, before, now) -> show());
        show();
    }

    private void show() {
        switch (model.stateProperty().get()) {
            case DetailsViewModel.State.Nothing() -> {
                titles(Messages.get("statements.tab.node"), null);
                set(nothing);
            }
            case DetailsViewModel.State.Failed(String reason) ->
                set(new Placeholder(Placeholder.Kind.BROKEN, Messages.get("statements.details.failed"), reason));
            case DetailsViewModel.State.Ready(Details details) -> {
                titles(details.tab(), details);
                show(details);
            }
        }
    }

    private void show(Details details) {
        switch (tab) {
            case FACTS -> {
                facts.show(details);
                set(facts);
            }
            case SQL -> {
                sql.get().show(details.sql(), details.sqlRuns());
                set(sql.get());
            }
            case BINDS -> {
                binds.get().show(details);
                set(binds.get());
            }
            case WAITS -> {
                waits.get().show(details);
                set(waits.get());
            }
            case RAW -> {
                showRaw(details);
                set(raw.get());
            }
        }
    }

    private WaitsPane waitsPane() {
        return new WaitsPane(figures);
    }

    private FileTextArea rawText() {
        FileTextArea area = new FileTextArea(statements.context().runner());
        statements.context().findTextProperty().addListener((observable, before, now) -> area.find(now));
        area.find(statements.context().findTextProperty().get());
        return area;
    }

    private void showRaw(Details details) {
        TreeSource source = statements.source();
        FileTextArea area = raw.get();
        if (source != null) {
            FileLines lines = FileLines.of(
                    source.trace(), details.record().from(), details.record().to());
            long focus = details.focus();
            FileLines shown = area.model().lines();
            area.mark(0, 0, focus);
            if (shown == null || !shown.isSame(lines)) {
                area.model().show(lines, focus < 0 ? lines.from() : focus, focus < 0 ? 0 : 3);
            } else if (focus >= 0) {
                area.model().goTo(focus, 3);
            }
        }
    }

    private void titles(String first, @org.jspecify.annotations.Nullable Details details) {
        buttons.get(Tab.FACTS.ordinal()).setText(first);
        buttons.get(Tab.SQL.ordinal()).setText(Messages.get("statements.tab.sql"));
        buttons.get(Tab.RAW.ordinal()).setText(Messages.get("statements.tab.raw"));
        int bindCount = 0;
        int waitCount = 0;
        String waitKey = "statements.tab.waits";
        if (details != null && details.detail().isPresent()) {
            ExecutionDetail detail = details.detail().get();
            bindCount = detail.binds().size();
            waitCount = detail.sampledBuffers().isEmpty()
                    ? detail.waits().size()
                    : detail.sampledBuffers().size();
            waitKey = detail.sampledBuffers().isEmpty() ? waitKey : "statements.tab.samples";
        }
        buttons.get(Tab.BINDS.ordinal()).setText(counted("statements.tab.binds", bindCount));
        buttons.get(Tab.WAITS.ordinal()).setText(counted(waitKey, waitCount));
    }

    private static String counted(String key, int count) {
        return count == 0 ? Messages.get(key) : Messages.get(key) + " " + Counts.grouped(count);
    }

    private void set(Node node) {
        if (content.getChildren().size() != 1 || content.getChildren().getFirst() != node) {
            content.getChildren().setAll(node);
        }
    }
}

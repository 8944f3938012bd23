package dev.pgtrace.ui.statements;

import dev.pgtrace.analysis.Analyzer;
import dev.pgtrace.base.TraceException;
import dev.pgtrace.model.ExecutionColumn;
import dev.pgtrace.ui.kit.Messages;
import dev.pgtrace.ui.kit.Selection;
import dev.pgtrace.ui.kit.SelectionSql;
import dev.pgtrace.ui.kit.View;
import dev.pgtrace.ui.kit.control.Copy;
import dev.pgtrace.ui.kit.explain.Explain;
import dev.pgtrace.ui.kit.task.BackgroundTask;
import dev.pgtrace.ui.kit.task.TaskSlot;
import dev.pgtrace.ui.kit.text.PlanText;
import java.util.List;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.ToggleGroup;

/// What can be done with a row: copy it in several forms, see it elsewhere, change the order of executions.
final class RowMenu {
    /// Makes a text; may read the file.
    @FunctionalInterface
    private interface Text {
        String of(TreeSource source, Selection selection) throws TraceException;
    }

    private final StatementsTable table;
    private final StatementsViewModel model;
    private final TaskSlot slot = new TaskSlot();

    private RowMenu(StatementsTable table, StatementsViewModel model) {
        this.table = table;
        this.model = model;
    }

    static void install(StatementsTable table, StatementsViewModel model) {
        table.setContextMenu(new RowMenu(table, model).menu());
    }

    private ContextMenu menu() {
        MenuItem explain = item("explain.menu", () -> Explain.show(table));
        MenuItem sql = read("statements.menu.copy_sql", (source, at) -> SelectionSql.printed(source.trace(), at));
        MenuItem runnable =
                read("statements.menu.copy_runnable", (source, at) -> SelectionSql.runnable(source.trace(), at));
        MenuItem plan = read(
                "statements.menu.copy_plan",
                (source, at) -> PlanText.of(Analyzer.plan(
                        source.trace(), at.execution(), source.analysis().model())));
        MenuItem row =
                item("statements.menu.copy_row", () -> Copy.text(RowTexts.tabbed(selected(), table.shownColumns())));
        MenuItem csv =
                item("statements.menu.copy_csv", () -> Copy.text(RowTexts.csv(selected(), table.shownColumns())));
        MenuItem markdown = item(
                "statements.menu.copy_markdown", () -> Copy.text(RowTexts.markdown(selected(), table.shownColumns())));
        MenuItem rewrite = item(
                "statements.menu.rewrite", () -> model.context().rewrite(StatementsViewModel.selection(selected())));
        MenuItem compare = item("statements.menu.compare", this::compare);
        MenuItem flame = item("statements.menu.flamegraph", () -> go(View.FLAMEGRAPH));
        MenuItem raw = item("statements.menu.raw", () -> go(View.RAW));
        RadioMenuItem heaviest = order("statements.menu.order_sorted", Sorting.Executions.AS_STATEMENTS);
        RadioMenuItem file = order("statements.menu.order_file", Sorting.Executions.FILE_ORDER);
        ToggleGroup group = new ToggleGroup();
        group.getToggles().addAll(heaviest, file);
        ContextMenu menu = new ContextMenu(
                sql,
                runnable,
                plan,
                row,
                csv,
                markdown,
                new SeparatorMenuItem(),
                rewrite,
                compare,
                new SeparatorMenuItem(),
                flame,
                raw,
                new SeparatorMenuItem(),
                heaviest,
                file,
                new SeparatorMenuItem(),
                explain);
        menu.setOnShowing(event -> {
            Branch branch = model.selectedProperty().get();
            Selection selection = branch == null ? Selection.NONE : StatementsViewModel.selection(branch);
            sql.setDisable(!selection.hasStatement());
            runnable.setDisable(!selection.hasExecution());
            plan.setDisable(!selection.hasExecution() || !hasPlan(selection));
            explain.setDisable(branch == null);
            row.setDisable(branch == null);
            csv.setDisable(branch == null);
            markdown.setDisable(branch == null);
            rewrite.setDisable(!selection.hasStatement());
            compare.setDisable(pair().size() != 2);
            flame.setDisable(!selection.hasStatement());
            raw.setDisable(!selection.hasStatement());
            heaviest.setSelected(model.sortingProperty().get().executions() == Sorting.Executions.AS_STATEMENTS);
            file.setSelected(!heaviest.isSelected());
        });
        return menu;
    }

    /// What two selected rows stand for, where both are statements or both executions.
    private List<Selection> pair() {
        List<Selection> chosen = table.getSelectionModel().getSelectedItems().stream()
                .filter(item -> item != null && item.getValue() != null)
                .map(item -> StatementsViewModel.selection(item.getValue()))
                .filter(Selection::hasStatement)
                .distinct()
                .toList();
        boolean alike = chosen.size() == 2
                && chosen.getFirst().hasExecution() == chosen.getLast().hasExecution();
        return alike ? chosen : List.of();
    }

    private void compare() {
        List<Selection> pair = pair();
        if (pair.size() == 2) {
            model.context().compare(pair.getFirst(), pair.getLast());
        }
    }

    private boolean hasPlan(Selection selection) {
        TreeSource source = model.source();
        return source != null && source.trace().executions().get(selection.execution(), ExecutionColumn.SHAPE) >= 0;
    }

    private Branch selected() {
        Branch branch = model.selectedProperty().get();
        return branch == null ? model.root() : branch;
    }

    private void go(View view) {
        model.context().go(view, StatementsViewModel.selection(selected()));
    }

    private RadioMenuItem order(String key, Sorting.Executions order) {
        RadioMenuItem item = new RadioMenuItem(Messages.get(key));
        item.setOnAction(event -> model.sort(model.sortingProperty().get().with(order)));
        return item;
    }

    private MenuItem item(String key, Runnable action) {
        MenuItem item = new MenuItem(Messages.get(key));
        item.setId(key);
        item.setOnAction(event -> action.run());
        return item;
    }

    private MenuItem read(String key, Text text) {
        return item(key, () -> {
            TreeSource source = model.source();
            Selection selection = StatementsViewModel.selection(selected());
            if (source != null) {
                BackgroundTask.of((progress, cancel) -> text.of(source, selection))
                        .onSuccess(Copy::text)
                        .start(model.context().runner(), slot);
            }
        });
    }
}

package dev.pgtrace.ui.statements;

import dev.pgtrace.analysis.sql.BindTypes;
import dev.pgtrace.model.ExecutionDetail.Bind;
import dev.pgtrace.ui.kit.Messages;
import dev.pgtrace.ui.kit.control.TextWidths;
import dev.pgtrace.ui.kit.share.SharedColumn;
import java.util.ArrayList;
import java.util.List;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.control.Label;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.layout.BorderPane;
import org.jspecify.annotations.Nullable;

/// The bind values of an execution.
final class BindsPane extends BorderPane {
    private final TableView<Bind> table = new TableView<>();
    private final Label empty = new Label();
    private BindTypes types = BindTypes.POSTGRESQL;

    BindsPane() {
        table.setId("statements-binds");
        table.setAccessibleText(Messages.get("statements.tab.binds"));
        table.setPlaceholder(empty);
        table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
        table.getColumns().add(column("statements.binds.position", 60, bind -> "$" + (bind.position() + 1)));
        TableColumn<Bind, Bind> value = new TableColumn<>(Messages.get("statements.binds.value"));
        value.setPrefWidth(280);
        value.setCellValueFactory(data -> new ReadOnlyObjectWrapper<>(data.getValue()));
        value.setCellFactory(column -> new ValueCell());
        SharedColumn.text(value, (Bind bind) -> Labels.bind(bind, types).text(), bind -> bind.value()
                .orElse("NULL"));
        table.getColumns().add(value);
        table.getColumns().add(column("statements.binds.type", 130, bind -> types.name(bind.type())));
        table.getColumns().add(column("statements.binds.remark", 180, BindsPane::remark));
        setCenter(table);
    }

    void show(Details details) {
        types = details.bindTypes();
        empty.setText(Messages.get(details.detail().isPresent() ? "statements.binds.none" : "statements.binds.select"));
        table.getItems().setAll(details.detail().map(detail -> detail.binds()).orElse(List.of()));
    }

    static String remark(Bind bind) {
        List<String> remarks = new ArrayList<>();
        if (bind.truncated()) {
            remarks.add(Messages.get("statements.binds.truncated"));
        }
        if (!bind.plausible()) {
            remarks.add(Messages.get("statements.binds.implausible"));
        }
        return String.join(", ", remarks);
    }

    private static TableColumn<Bind, String> column(
            String key, double width, java.util.function.Function<Bind, String> text) {
        TableColumn<Bind, String> column = new TableColumn<>(Messages.get(key));
        column.setMinWidth(TextWidths.ofTitle(column.getText()));
        column.setPrefWidth(Math.max(width, column.getMinWidth()));
        column.setCellValueFactory(data -> new ReadOnlyObjectWrapper<>(text.apply(data.getValue())));
        return column;
    }

    /// NULL looks unlike the text 'NULL'.
    private final class ValueCell extends TableCell<Bind, Bind> {
        @Override
        protected void updateItem(@Nullable Bind bind, boolean isEmpty) {
            super.updateItem(bind, isEmpty);
            getStyleClass().removeAll("null-value", "code");
            if (isEmpty || bind == null) {
                setText(null);
            } else if (bind.value().isEmpty()) {
                setText("NULL");
                getStyleClass().add("null-value");
            } else {
                setText(Labels.bind(bind, types).text());
                getStyleClass().add("code");
            }
        }
    }
}

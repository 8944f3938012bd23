package dev.pgtrace.ui.sessions;

import dev.pgtrace.model.Provenance;
import dev.pgtrace.model.server.ServerSession;
import dev.pgtrace.ui.kit.Messages;
import dev.pgtrace.ui.kit.control.ColumnRoom;
import dev.pgtrace.ui.kit.control.ComponentTexts;
import dev.pgtrace.ui.kit.control.LedgerLegend;
import dev.pgtrace.ui.kit.control.Placeholder;
import dev.pgtrace.ui.kit.control.TableColumns;
import dev.pgtrace.ui.kit.explain.Basis;
import dev.pgtrace.ui.kit.explain.Evidence;
import dev.pgtrace.ui.kit.explain.Explain;
import dev.pgtrace.ui.kit.explain.Explanation;
import dev.pgtrace.ui.kit.share.SharedColumn;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import javafx.collections.SetChangeListener;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;

/// The table of sessions. Rows are picked by their box, by Space, or by a double click.
final class SessionsTable {
    private static final PseudoClass PICKED = PseudoClass.getPseudoClass("picked");
    private static final PseudoClass GONE = PseudoClass.getPseudoClass("gone");

    private final SessionsViewModel model;
    private final TableView<SessionRow> table;

    SessionsTable(SessionsViewModel model) {
        this.model = model;
        table = new TableView<>(model.rows());
        table.setId("sessions");
        table.setAccessibleText(Messages.get("server.page.sessions"));
        table.setColumnResizePolicy(new ColumnRoom());
        table.getColumns().setAll(columns());
        table.setRowFactory(view -> new Row());
        table.setPlaceholder(new Label());
        model.picked().addListener((SetChangeListener<SessionRow.Key>) change -> table.refresh());
        table.hoverProperty().addListener((observable, was, is) -> model.hold(is));
        table.addEventHandler(KeyEvent.KEY_PRESSED, this::pressed);
    }

    TableView<SessionRow> node() {
        return table;
    }

    SessionRow selected() {
        return table.getSelectionModel().getSelectedItem();
    }

    void showEmpty(String title, String text) {
        table.setPlaceholder(new Placeholder(Placeholder.Kind.EMPTY, title, text));
    }

    private void pressed(KeyEvent event) {
        SessionRow row = table.getSelectionModel().getSelectedItem();
        if (row != null && event.getCode() == KeyCode.ENTER) {
            toggle(row);
            event.consume();
        }
    }

    private void toggle(SessionRow row) {
        if (row.isWorker() || row.gone()) {
            return; // a worker is traced with its leader
        }
        if (!model.picked().remove(row.key())) {
            model.picked().add(row.key());
        }
    }

    private List<TableColumn<SessionRow, ?>> columns() {
        TableColumn<SessionRow, SessionRow> pid =
                TableColumns.graphic(Messages.get("sessions.column.pid"), 92, PidCell::new, PidCell::show);
        TableColumn<SessionRow, SessionRow> wait =
                TableColumns.graphic(Messages.get("sessions.column.wait"), 176, WaitCell::new, WaitCell::show);
        TableColumn<SessionRow, String> age = TableColumns.number(
                Messages.get("sessions.column.age"),
                88,
                row -> SessionTexts.clock(row.ageMicros()),
                row -> Messages.get("sessions.column.age.tip"));
        Explain.column(age, (SessionRow row) -> Optional.of(SessionTexts.clock(row.ageMicros()))
                .filter(text -> !text.isEmpty())
                .map(text -> explained(age.getText(), text)));
        TableColumn<SessionRow, String> statement = TableColumns.code(
                Messages.get("sessions.column.statement"),
                row -> (row.isWorker() ? "   └ " : "") + SessionTexts.statement(row.session()));
        SharedColumn.number(
                pid,
                "",
                (SessionRow row) -> row.session().pid(),
                row -> Long.toString(row.session().pid()));
        SharedColumn.text(wait, (SessionRow row) -> SessionTexts.waiting(row.session()));
        SharedColumn.micros(age, SessionRow::ageMicros);
        List<TableColumn<SessionRow, ?>> all = List.of(
                sorted(pid, SessionOrder.PID),
                text("sessions.column.user", 96, ServerSession::user, SessionOrder.USER),
                text("sessions.column.database", 92, ServerSession::database, SessionOrder.DATABASE),
                text("sessions.column.application", 116, ServerSession::application, SessionOrder.APPLICATION),
                text("sessions.column.client", 118, ServerSession::client, SessionOrder.CLIENT),
                text("sessions.column.state", 136, ServerSession::state, SessionOrder.STATE),
                sorted(wait, SessionOrder.WAIT),
                sorted(age, SessionOrder.AGE),
                sorted(statement, SessionOrder.STATEMENT));
        // The list is sorted by the model, which knows when it must not move.
        table.setSortPolicy(view -> {
            view.getSortOrder().stream()
                    .findFirst()
                    .ifPresent(column -> model.sort(
                            (SessionOrder) column.getUserData(),
                            column.getSortType() == TableColumn.SortType.DESCENDING));
            return true;
        });
        age.setSortType(TableColumn.SortType.DESCENDING);
        table.getSortOrder().add(age);
        return all;
    }

    private static Explanation explained(String name, String age) {
        return new Explanation(
                name,
                age,
                Provenance.DERIVED,
                Messages.get("sessions.column.age.tip"),
                Messages.get("explain.f.age", age),
                Basis.SESSIONS.here(),
                new Evidence.None(Messages.get("explain.evidence.sessions")));
    }

    private static TableColumn<SessionRow, String> text(
            String key, double width, Function<ServerSession, String> text, SessionOrder order) {
        return sorted(
                TableColumns.free(
                        Messages.get(key),
                        width,
                        row -> row.gone() && order == SessionOrder.STATE
                                ? Messages.get("sessions.gone")
                                : SessionTexts.plain(text.apply(row.session()))),
                order);
    }

    private static <C extends TableColumn<SessionRow, ?>> C sorted(C column, SessionOrder order) {
        column.setUserData(order);
        double least =
                switch (order) {
                    case PID, AGE -> column.getPrefWidth(); // numbers are read to their end or not at all
                    case CLIENT -> 94; // an address
                    case WAIT -> 160;
                    case STATEMENT -> 130;
                    default -> column.getPrefWidth() * 0.75;
                };
        column.setMinWidth(Math.max(column.getMinWidth(), least)); // its title needs the first
        column.setReorderable(false);
        return column;
    }

    private static final class Row extends TableRow<SessionRow> {
        @Override
        protected void updateItem(SessionRow row, boolean empty) {
            super.updateItem(row, empty);
            pseudoClassStateChanged(GONE, row != null && !empty && row.gone());
        }
    }

    /// The box and the pid.
    private final class PidCell extends HBox {
        private final CheckBox box = new CheckBox();
        private final Label pid = new Label();

        PidCell() {
            super(8);
            setAlignment(Pos.CENTER_LEFT);
            box.setFocusTraversable(false);
            getChildren().addAll(box, pid);
        }

        void show(SessionRow row) {
            boolean worker = row.isWorker();
            box.setVisible(!worker);
            box.setDisable(row.gone()); // a click would tick it and pick nothing
            box.setSelected(model.picked().contains(row.key()));
            box.setOnAction(event -> toggle(row));
            pid.setText(Long.toString(row.session().pid()));
            if (getParent() != null && getParent().getParent() instanceof TableRow<?> line) {
                line.pseudoClassStateChanged(PICKED, model.picked().contains(row.key()));
            }
        }
    }

    /// A mark in the component's colour and what the session waits for.
    private static final class WaitCell extends HBox {
        private final Label text = new Label();

        WaitCell() {
            setAlignment(Pos.CENTER_LEFT);
            getChildren().add(text);
        }

        void show(SessionRow row) {
            String waiting = SessionTexts.waiting(row.session());
            text.setText(waiting);
            text.setGraphic(
                    waiting.isEmpty() ? null : LedgerLegend.swatch(row.session().component()));
            text.setAccessibleText(
                    waiting.isEmpty()
                            ? ""
                            : waiting + ", " + ComponentTexts.name(row.session().component()));
        }
    }
}

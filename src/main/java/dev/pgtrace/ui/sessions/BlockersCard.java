package dev.pgtrace.ui.sessions;

import dev.pgtrace.base.text.Durations;
import dev.pgtrace.model.server.Blocker;
import dev.pgtrace.model.server.ServerSession;
import dev.pgtrace.ui.kit.Messages;
import dev.pgtrace.ui.kit.ServerContext;
import dev.pgtrace.ui.kit.control.Card;
import dev.pgtrace.ui.kit.control.Question;
import dev.pgtrace.ui.kit.task.BackgroundTask;
import dev.pgtrace.ui.kit.task.TaskSlot;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.layout.HBox;

/// Who blocks whom, with what can be done to the one that holds.
final class BlockersCard {
    /// One line of the tree.
    record Line(ServerSession session, int depth, boolean deadlock) {}

    private final ServerContext context;
    private final ListView<Line> list = new ListView<>();
    private final Label none = new Label();
    private final Button statement = new Button();
    private final Button cancel = new Button(Messages.get("sessions.blockers.cancel"));
    private final Button terminate = new Button(Messages.get("sessions.blockers.terminate"));
    private final HBox buttons = new HBox(8, statement, cancel, terminate);
    private final Card card;
    private final TaskSlot slot = new TaskSlot();
    private long nowMicros;

    BlockersCard(ServerContext context) {
        this.context = context;
        list.setId("blockers");
        list.getStyleClass().addAll("quiet-list", "code");
        list.setCellFactory(view -> new LineCell());
        none.getStyleClass().add("muted");
        list.getSelectionModel().selectedItemProperty().addListener(observable -> showButtons());
        statement.setOnAction(event -> chosen().ifPresent(this::showStatement));
        cancel.setOnAction(event -> chosen().ifPresent(session -> end(session, false)));
        terminate.setOnAction(event -> chosen().ifPresent(session -> end(session, true)));
        card = new Card(Messages.get("sessions.blockers.title"), none, Card.grow(list), buttons);
    }

    Card node() {
        return card;
    }

    void show(List<Blocker> roots, long atMicros) {
        nowMicros = atMicros;
        List<Line> lines = new ArrayList<>();
        roots.forEach(root -> add(root, 0, lines));
        int selected = list.getSelectionModel().getSelectedIndex();
        if (!list.getItems().equals(lines)) {
            list.getItems().setAll(lines);
            list.getSelectionModel().select(Math.max(0, Math.min(selected, lines.size() - 1)));
        } else {
            list.refresh(); // the clocks go on
        }
        boolean any = !lines.isEmpty();
        none.setText(any ? "" : Messages.get("sessions.blockers.none"));
        show(none, !any);
        show(list, any);
        show(buttons, any);
        showButtons();
    }

    private static void add(Blocker blocker, int depth, List<Line> lines) {
        lines.add(new Line(blocker.session(), depth, blocker.deadlock()));
        blocker.waiters().forEach(waiter -> add(waiter, depth + 1, lines));
    }

    private Optional<ServerSession> chosen() {
        return Optional.ofNullable(list.getSelectionModel().getSelectedItem())
                .map(Line::session)
                .filter(session -> session.pid() > 0);
    }

    private void showButtons() {
        Optional<ServerSession> session = chosen();
        buttons.setDisable(session.isEmpty());
        session.ifPresent(s ->
                statement.setText(Messages.get("sessions.blockers.statement", Long.toString(s.pid()))));
    }

    private void showStatement(ServerSession session) {
        Question.show(
                card,
                Messages.get("sessions.blockers.statement", Long.toString(session.pid())),
                Messages.get("sessions.blockers.statement.text", SessionTexts.who(session), session.state()),
                session.statement().isEmpty() ? SessionTexts.statement(session) : session.statement());
    }

    private void end(ServerSession session, boolean whole) {
        boolean sure = Question.ask(
                card,
                Messages.get(
                        whole ? "sessions.terminate.title" : "sessions.cancel.title", SessionTexts.who(session)),
                Messages.get(
                        whole ? "sessions.terminate.text" : "sessions.cancel.text", context.profile().name()),
                SessionTexts.statement(session),
                Messages.get(whole ? "sessions.terminate.action" : "sessions.cancel.action"));
        if (sure) {
            BackgroundTask.of((progress, token) -> whole
                            ? context.access().terminate(session, token)
                            : context.access().cancelStatement(session, token))
                    .start(context.runner(), slot);
        }
    }

    private static void show(javafx.scene.Node node, boolean visible) {
        node.setVisible(visible);
        node.setManaged(visible);
    }

    private final class LineCell extends ListCell<Line> {
        @Override
        protected void updateItem(Line line, boolean empty) {
            super.updateItem(line, empty);
            if (empty || line == null) {
                setText(null);
                setGraphic(null);
                return;
            }
            ServerSession session = line.session();
            Label who = new Label("   ".repeat(line.depth()) + (line.depth() > 0 ? "└ " : "") + SessionTexts.who(session));
            Label what = new Label(what(line));
            what.getStyleClass().add(line.depth() == 0 ? "warn-text" : "muted");
            setText(null);
            setGraphic(new HBox(8, who, what));
            setAccessibleText(who.getText() + " " + what.getText());
        }

        private String what(Line line) {
            ServerSession session = line.session();
            if (line.deadlock()) {
                return Messages.get("sessions.blockers.deadlock");
            }
            long age = session.ageMicros(nowMicros);
            String time = age < 0 ? "" : Durations.format(age);
            return session.blockedBy().isEmpty()
                    ? Messages.get("sessions.blockers.holds", session.state(), time)
                    : Messages.get("sessions.blockers.waits", time, session.waitEvent());
        }
    }
}

package dev.pgtrace.export;

import dev.pgtrace.base.TraceException;
import dev.pgtrace.base.text.Counts;
import dev.pgtrace.base.text.Durations;
import dev.pgtrace.base.text.PlainText;
import dev.pgtrace.model.server.Blocker;
import dev.pgtrace.model.server.BlockingTree;
import dev.pgtrace.model.server.ServerSession;
import dev.pgtrace.model.server.SessionSnapshot;
import java.io.IOException;
import java.util.List;

/// Sessions as a table, and who blocks whom as a tree, for a terminal.
public final class TextSessions {
    private final SessionSnapshot all;
    private final SessionSnapshot shown;

    /// @param all   sessions, of which the tree is made
    /// @param shown those that are listed
    public TextSessions(SessionSnapshot all, SessionSnapshot shown) {
        this.all = all;
        this.shown = shown;
    }

    public void write(Appendable out) throws IOException, TraceException {
        ReportTexts.spoken(() -> report(out));
    }

    private void report(Appendable out) throws IOException {
        TextTable table = new TextTable("").right("Pid");
        for (String column : List.of("user", "database", "application", "client", "state", "waiting")) {
            table.left(ReportTexts.get("text.sessions." + column));
        }
        table.right(ReportTexts.get("text.sessions.age")).elastic(ReportTexts.get("column.statement"));
        shown.sessions().forEach(session -> table.row(row(session)));
        if (table.isEmpty()) {
            out.append(ReportTexts.get("text.sessions.none")).append('\n');
        } else {
            table.write(out);
        }
        out.append('\n').append(summary()).append('\n');
        List<Blocker> roots = BlockingTree.of(all.sessions());
        if (!roots.isEmpty()) {
            TextReport.heading(out, ReportTexts.get("text.sessions.blocking"));
            for (Blocker root : roots) {
                tree(out, root, "");
            }
        }
    }

    private List<String> row(ServerSession session) {
        String worker = session.leaderPid() < 0
                ? ""
                : ReportTexts.get("text.sessions.worker", Long.toString(session.leaderPid())) + ": ";
        String what =
                session.readable() ? worker + session.statement() : "(" + ReportTexts.get("text.sessions.hidden") + ")";
        return List.of(
                Long.toString(session.pid()),
                cell(session.user()),
                cell(session.database()),
                cell(session.application().isEmpty() ? session.backendType() : session.application()),
                cell(session.client()),
                cell(session.state()),
                waiting(session),
                age(session.ageMicros(shown.atMicros())),
                PlainText.oneLine(what));
    }

    private static String waiting(ServerSession session) {
        if (session.waitClass().isEmpty()) {
            return session.isActive() ? "CPU" : "";
        }
        return cell(session.waitClass() + " · " + session.waitEvent());
    }

    private String summary() {
        long active = all.sessions().stream().filter(ServerSession::isActive).count();
        long blocked = all.sessions().stream()
                .filter(session -> !session.blockedBy().isEmpty())
                .count();
        String counts = ReportTexts.get(
                "text.sessions.counts",
                Counts.grouped(all.sessions().size()),
                Long.toString(active),
                Long.toString(blocked));
        return all.unreadable() == 0
                ? counts + "."
                : ReportTexts.get("text.sessions.unreadable", counts, String.valueOf(all.unreadable()));
    }

    private void tree(Appendable out, Blocker blocker, String indent) throws IOException {
        ServerSession session = blocker.session();
        long at = all.atMicros();
        StringBuilder line = new StringBuilder(indent.isEmpty() ? "" : indent.substring(2) + "└ ");
        line.append(session.pid()).append(' ').append(cell(session.user()));
        if (!session.state().isEmpty()) {
            line.append(" · ").append(session.state()).append(' ').append(age(session.ageMicros(at)));
        }
        if (!session.blockedBy().isEmpty()) {
            line.append(" · ").append(ReportTexts.get("text.sessions.waits", cell(session.waitEvent())));
        }
        if (blocker.deadlock()) {
            line.append(" · ").append(ReportTexts.get("text.sessions.deadlock"));
        }
        if (!session.statement().isEmpty()) {
            line.append(" · ").append(PlainText.oneLine(session.statement()));
        }
        out.append(PlainText.cut(line.toString(), TextTable.PAGE)).append('\n');
        for (Blocker waiter : blocker.waiters()) {
            tree(out, waiter, indent + "  ");
        }
    }

    private static String age(long micros) {
        return micros < 0 ? "" : Durations.format(micros);
    }

    private static String cell(String text) {
        return PlainText.cut(PlainText.oneLine(text), 24);
    }
}

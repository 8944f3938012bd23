package dev.pgtrace.server.probe;

import dev.pgtrace.base.TraceException;
import dev.pgtrace.base.task.CancelToken;
import dev.pgtrace.base.text.Texts;
import dev.pgtrace.model.server.Probe;
import dev.pgtrace.model.server.ProbeSubject;
import dev.pgtrace.model.server.ServerAddress;
import dev.pgtrace.model.server.ServerFault;
import dev.pgtrace.model.server.ServerIdentity;
import dev.pgtrace.server.Advice;
import dev.pgtrace.server.PostgresLink;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Looks at a server, and says what can be traced there. Opens three connections at most, one after the other; writes
/// nothing.
public final class Probing {
    private static final String PURPOSE = "pgtrace probe";

    private final PostgresLink link;
    private final CancelToken cancel;

    public Probing(PostgresLink link, CancelToken cancel) {
        this.link = link.cancelledBy(cancel);
        this.cancel = cancel;
    }

    public Probe run() throws TraceException {
        Optional<Connection> marked = marked();
        try (Connection connection = marked.isPresent() ? marked.get() : link.open(PURPOSE, Map.of())) {
            return look(connection, marked.isPresent());
        } catch (SQLException e) {
            throw new Advice(link.address()).running(Texts.get("server.probe.fault"), e);
        }
    }

    /// A connection with a setting that means nothing; none where a pooler refuses settings.
    private Optional<Connection> marked() throws TraceException {
        try {
            return Optional.of(link.open(PURPOSE, Map.of(PoolerCheck.MARK, "yes")));
        } catch (ServerFault fault) {
            if (fault.reason() == ServerFault.Reason.POOLER) {
                return Optional.empty();
            }
            throw fault;
        }
    }

    private Probe look(Connection connection, boolean marked) throws SQLException {
        ServerAddress address = link.address();
        ServerIdentity server = Identifying.of(connection, address);
        Questions ask = new Questions(connection);
        Checks checks = new Checks();
        AutoExplainCheck autoExplain = new AutoExplainCheck(link);
        List<Runnable> steps = List.of(
                () -> new ServerChecks(ask, server, checks).run(),
                () -> checks.run(ProbeSubject.POOLER, () -> new PoolerCheck(ask)
                        .run(
                                marked
                                        ? ask.text("SELECT pg_catalog.current_setting(?, true)", PoolerCheck.MARK)
                                        : Optional.empty())),
                () -> new RoleChecks(ask, server, checks).run(),
                () -> checks.run(ProbeSubject.AUTO_EXPLAIN_EVERYWHERE, () -> autoExplain.everywhere(ask)),
                () -> checks.run(
                        ProbeSubject.AUTO_EXPLAIN, () -> autoExplain.own(checks.has(ProbeSubject.SET_PARAMETERS))),
                () -> new LogChecks(ask, checks, server.major()).run(),
                () -> new ExtensionChecks(ask, checks).run());
        for (Runnable step : steps) {
            cancel.check();
            step.run();
        }
        Probe found = new Probe(server, checks.all(), List.of());
        return new Probe(server, found.findings(), new TraceMatrix(found).options());
    }
}

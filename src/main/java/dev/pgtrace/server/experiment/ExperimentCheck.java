package dev.pgtrace.server.experiment;

import dev.pgtrace.base.TraceException;
import dev.pgtrace.base.sql.ScriptStatement;
import dev.pgtrace.base.task.CancelToken;
import dev.pgtrace.base.text.Texts;
import dev.pgtrace.model.experiment.ExperimentRequest;
import dev.pgtrace.model.experiment.ExperimentServer;
import dev.pgtrace.model.experiment.Variant;
import dev.pgtrace.server.DirectBackend;
import dev.pgtrace.server.ServerLink;
import dev.pgtrace.server.capture.ServerFacts;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Looks at a request with the server: what each variant is and does. Runs none of them, writes nothing.
public final class ExperimentCheck {
    private ExperimentCheck() {}

    /// @throws TraceException that names the variant which cannot be run
    public static CheckedExperiment of(ServerLink link, ExperimentRequest request, CancelToken cancel)
            throws TraceException {
        List<ScriptStatement> statements = new ArrayList<>();
        for (Variant variant : request.variants()) {
            statements.add(VariantText.statement(variant));
        }
        VariantText.checkParameters(request, statements);
        try (Connection connection = link.open("pgtrace experiment plan", Map.of());
                StatementCancel watch = StatementCancel.watch(cancel)) {
            watch.busy(connection);
            requireDirect(connection, link);
            ServerFacts facts = ServerFacts.of(connection);
            connection.setAutoCommit(false);
            VariantCheck check = new VariantCheck(connection, request);
            List<CheckedVariant> variants = new ArrayList<>();
            for (int i = 0; i < statements.size(); i++) {
                try {
                    variants.add(check.check(i, statements.get(i)));
                } finally {
                    cancel.check(); // what is cancelled has not failed
                }
            }
            refuseLockedWriters(variants);
            return new CheckedExperiment(
                    request,
                    variants,
                    new ExperimentServer(link.name(), facts.version(), facts.settings()),
                    facts.major(),
                    CacheEviction.of(connection, facts.major(), request));
        } catch (SQLException e) {
            cancel.check();
            throw new TraceException(TraceException.Kind.SERVER, Texts.get("server.ab.look", link.name()), e);
        }
    }

    private static void requireDirect(Connection connection, ServerLink link) throws SQLException, TraceException {
        if (!DirectBackend.isOf(connection)) {
            throw new TraceException(TraceException.Kind.SERVER, Texts.get("server.ab.pooler", link.name()));
        }
    }

    /// The transaction that holds an index keeps writers of its table waiting, ours too.
    private static void refuseLockedWriters(List<CheckedVariant> variants) throws TraceException {
        for (CheckedVariant holder : variants) {
            for (CheckedVariant writer : variants) {
                if (writer.index() != holder.index()
                        && !holder.realIndexes().isEmpty()
                        && writer.effects().mayWrite()) {
                    throw VariantText.fault(writer.variant(), Texts.get("server.ab.holder", holder.name()));
                }
            }
        }
    }
}

package dev.pgtrace.app;

import dev.pgtrace.base.TraceException;
import dev.pgtrace.base.text.Texts;
import dev.pgtrace.model.capture.ServerLeftovers;
import dev.pgtrace.server.capture.setting.Journal;
import dev.pgtrace.server.capture.setting.Leftovers;
import dev.pgtrace.server.capture.setting.Restore;
import dev.pgtrace.server.capture.setting.RestoreReport;
import java.util.ArrayList;
import java.util.List;

/// Brings back the settings that a recording left on a server: find, show, run.
public final class RestoreServer {
    private final Restore restore;
    private final Leftovers leftovers;

    private RestoreServer(Restore restore, Leftovers leftovers) {
        this.restore = restore;
        this.leftovers = leftovers;
    }

    /// Looks for leftovers, by what this machine noted and by marks on the server; writes nothing.
    public static RestoreServer find(ConnectedServer server) throws TraceException {
        Restore restore = new Restore(server.link(), new Journal(RecordTrace.journalFolder()));
        return new RestoreServer(restore, restore.find());
    }

    public ServerLeftovers leftovers() {
        return new ServerLeftovers(
                leftovers.isEmpty() ? List.of() : leftovers.statements(),
                leftovers.running().size());
    }

    /// Brings the old values back.
    ///
    /// @return sentences and statements that say what was done, and what was left alone
    /// @throws TraceException where the server refused any of it
    public List<String> run() throws TraceException {
        RestoreReport report = restore.run(leftovers);
        List<String> lines = new ArrayList<>(report.restored());
        lines.addAll(report.leftAlone());
        if (!report.isClean()) {
            throw new TraceException(
                    TraceException.Kind.SERVER, Texts.get("app.restore.refused", String.join("; ", report.failed())));
        }
        return lines;
    }
}

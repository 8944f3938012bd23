package dev.pgtrace.server.capture.setting;

import dev.pgtrace.base.TraceException;
import dev.pgtrace.base.text.Texts;
import dev.pgtrace.server.ServerLink;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Finds what recordings left on a server, by the journal of this machine and by the marks on the server, and brings
/// the old settings back. Running it again does nothing.
public final class Restore {
    private final ServerLink link;
    private final Journal journal;

    public Restore(ServerLink link, Journal journal) {
        this.link = link;
        this.journal = journal;
    }

    /// What is left. Recordings that are on are told apart by their guard.
    public Leftovers find() throws TraceException {
        try (Connection connection = link.open("pgtrace restore", Map.of())) {
            return find(connection);
        } catch (SQLException e) {
            throw lost(e);
        }
    }

    /// Brings the old values back.
    public RestoreReport run(Leftovers leftovers) throws TraceException {
        try (Connection connection = link.open("pgtrace restore", Map.of())) {
            RestoreReport report = RestoreReport.NOTHING;
            for (Leftovers.Recorded recording : leftovers.recordings()) {
                RestoreReport one = new Undoing(connection).undo(recording.changes());
                if (one.isClean()) {
                    journal.remove(recording.id());
                }
                report = report.and(one);
            }
            return report;
        } catch (SQLException e) {
            throw lost(e);
        }
    }

    private Leftovers find(Connection connection) throws SQLException, TraceException {
        StoredSettings stored = new StoredSettings(connection);
        List<Leftovers.Recorded> recordings = new ArrayList<>();
        List<String> running = new ArrayList<>();
        Set<String> known = new HashSet<>();
        for (Journal.Entry entry : journal.of(stored.systemId())) {
            known.add(entry.id());
            if (isRunning(stored, entry.id())) {
                running.add(entry.id());
            } else if (!isLeft(stored, entry.changes())) {
                journal.remove(entry.id());
            } else {
                recordings.add(new Leftovers.Recorded(entry.id(), entry.changes(), true));
            }
        }
        for (StoredSettings.Stored mark : stored.marks()) {
            Optional<ChangesText.Parsed> parsed = ChangesText.parse(mark.value());
            String id = parsed.map(ChangesText.Parsed::id).orElse("");
            if (!known.add(id)) {
                continue;
            }
            if (parsed.isPresent() && isRunning(stored, id)) {
                running.add(id);
            } else {
                recordings.add(new Leftovers.Recorded(id, MarkTrust.changes(mark, parsed), false));
            }
        }
        return new Leftovers(recordings, running);
    }

    /// Whether anything of a recording is still on the server: its guard may have brought all back.
    private static boolean isLeft(StoredSettings stored, List<SettingChange> changes) throws SQLException {
        for (SettingChange change : changes) {
            if (stored.at(change.scope(), change.name()).equals(Optional.of(change.value()))) {
                return true;
            }
        }
        return false;
    }

    private static boolean isRunning(StoredSettings stored, String id) throws SQLException {
        return stored.one(
                        "SELECT 't' FROM pg_catalog.pg_stat_activity WHERE state = 'active' AND pid <> pg_backend_pid()"
                                + " AND strpos(query, ?) > 0 LIMIT 1",
                        Batch.sign(id))
                .isPresent();
    }

    private TraceException lost(SQLException e) {
        return new TraceException(TraceException.Kind.SERVER, Texts.get("server.restore.look", link.name()), e);
    }
}

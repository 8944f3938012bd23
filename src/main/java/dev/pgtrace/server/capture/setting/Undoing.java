package dev.pgtrace.server.capture.setting;

import dev.pgtrace.base.text.KeptTexts;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Brings old values back over a connection, unless somebody has changed them since.
final class Undoing {
    private final Connection connection;
    private final StoredSettings stored;
    private final List<String> restored = new ArrayList<>();
    private final List<String> leftAlone = new ArrayList<>();
    private final List<String> failed = new ArrayList<>();

    Undoing(Connection connection) {
        this.connection = connection;
        this.stored = new StoredSettings(connection);
    }

    /// @param changes in the order of writing
    RestoreReport undo(List<SettingChange> changes) throws SQLException {
        Session.knowNames(connection, changes);
        for (SettingChange change : changes.reversed()) {
            undo(change);
        }
        if (changes.stream().anyMatch(SettingChange::onServer)) {
            Session.execute(connection, "SELECT pg_catalog.pg_reload_conf()");
        }
        return new RestoreReport(restored, leftAlone, failed);
    }

    private void undo(SettingChange change) throws SQLException {
        Optional<String> now = stored.at(change.scope(), change.name());
        if (now.equals(Optional.of(change.value()))) {
            try {
                Session.execute(connection, change.undo());
                if (!change.name().equals(SettingPlan.MARK)) {
                    restored.add(change.undo());
                }
            } catch (SQLException e) {
                if (connection.isClosed()) {
                    throw e;
                }
                failed.add(change.undo() + ": " + e.getMessage());
            }
        } else if (!now.equals(change.previous())) {
            leftAlone.add(KeptTexts.of(
                    "kept.undo.left",
                    change.scope().alter(),
                    change.name(),
                    now.map(value -> "'" + value + "'").orElse(KeptTexts.of("kept.undo.notSet")),
                    change.previous().map(value -> "'" + value + "'").orElse(KeptTexts.of("kept.undo.notSet"))));
        }
    }
}

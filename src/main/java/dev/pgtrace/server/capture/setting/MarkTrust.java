package dev.pgtrace.server.capture.setting;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What of a mark on the server may be believed. A mark in the server's own file was written by somebody who may write
/// any setting. A mark at a role may be written by that role itself, and must not make an administrator who restores
/// run what that role likes: of it only is believed that settings of ours at the same place are to go.
final class MarkTrust {
    private MarkTrust() {}

    /// The changes to undo, the mark itself first, so that it goes last.
    static List<SettingChange> changes(StoredSettings.Stored mark, Optional<ChangesText.Parsed> parsed) {
        List<SettingChange> changes = new ArrayList<>();
        changes.add(new SettingChange(mark.scope(), SettingPlan.MARK, mark.value(), Optional.empty()));
        for (SettingChange change : parsed.map(ChangesText.Parsed::changes).orElse(List.of())) {
            if (mark.scope() instanceof SettingScope.Server) {
                changes.add(change);
            } else if (change.scope().equals(mark.scope()) && isOurs(change.name())) {
                changes.add(new SettingChange(change.scope(), change.name(), change.value(), withoutOurs(change)));
            }
        }
        return changes;
    }

    private static boolean isOurs(String name) {
        return name.startsWith("auto_explain.")
                || name.startsWith("log_")
                || name.equals("session_preload_libraries")
                || name.equals("track_io_timing")
                || name.equals("compute_query_id");
    }

    private static Optional<String> withoutOurs(SettingChange change) {
        if (!change.name().equals("session_preload_libraries")) {
            return Optional.empty();
        }
        List<String> others = Sql.names(change.value()).stream()
                .filter(name -> !name.equals("auto_explain"))
                .toList();
        return others.isEmpty() ? Optional.empty() : Optional.of(Sql.list(others));
    }
}

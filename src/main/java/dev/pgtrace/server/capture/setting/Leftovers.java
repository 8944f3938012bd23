package dev.pgtrace.server.capture.setting;

import java.util.ArrayList;
import java.util.List;

/// Settings of recordings that ended without bringing the old ones back.
///
/// @param recordings each with its changes in the order of writing
/// @param running    ids of recordings that are on at this moment; they are not in the list
public record Leftovers(List<Recorded> recordings, List<String> running) {
    public Leftovers {
        recordings = List.copyOf(recordings);
        running = List.copyOf(running);
    }

    /// One recording.
    ///
    /// @param id          of it
    /// @param changes     what it wrote
    /// @param journalled whether this machine noted it; otherwise only its mark on the server tells
    public record Recorded(String id, List<SettingChange> changes, boolean journalled) {
        public Recorded {
            changes = List.copyOf(changes);
        }
    }

    public boolean isEmpty() {
        return recordings.isEmpty();
    }

    /// The statements that bring the old values back, in order.
    public List<String> statements() {
        List<String> all = new ArrayList<>();
        for (Recorded recording : recordings) {
            recording.changes().reversed().stream().map(SettingChange::undo).forEach(all::add);
        }
        if (recordings.stream().flatMap(r -> r.changes().stream()).anyMatch(SettingChange::onServer)) {
            all.add("SELECT pg_reload_conf()");
        }
        return all;
    }
}

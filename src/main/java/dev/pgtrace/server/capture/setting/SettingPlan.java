package dev.pgtrace.server.capture.setting;

import dev.pgtrace.base.text.Texts;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Everything that a recording writes to the server's settings, before it is written.
///
/// @param id      names the recording in marks and journals
/// @param changes in the order of writing; undone in the opposite one
/// @param notes   sentences that whoever agrees to it should know
/// @param only    the backend that rereads the server's settings when they are written, or empty for all of them
public record SettingPlan(String id, List<SettingChange> changes, List<String> notes, Optional<OneBackend> only) {
    /// The setting that marks a server, or a role, that is being recorded.
    static final String MARK = "pgtrace.recording";

    private static final String RELOAD = "SELECT pg_reload_conf()";

    public SettingPlan {
        changes = List.copyOf(changes);
        notes = List.copyOf(notes);
    }

    public boolean isEmpty() {
        return changes.isEmpty();
    }

    /// The values by name.
    public Map<String, String> values() {
        Map<String, String> values = new LinkedHashMap<>();
        changes.forEach(change -> values.put(change.name(), change.value()));
        return values;
    }

    /// Whether sessions reread their configuration: all, or only [one][#only].
    public boolean reloads() {
        return changes.stream().anyMatch(SettingChange::onServer);
    }

    /// The statements that will be sent, in order, each with what undoes it.
    public List<String> statements() {
        List<String> lines = new ArrayList<>();
        for (SettingChange change : marked()) {
            boolean mark = change.name().equals(MARK);
            lines.add(Texts.get(
                    "server.plan.line",
                    mark ? change.scope().alter() + " SET " + MARK + " = '…'" : change.apply(),
                    mark ? "RESET" : afterwards(change)));
        }
        if (reloads()) {
            lines.add(only.map(backend -> Texts.get("server.plan.line", backend.signal(), RELOAD))
                    .orElse(Texts.get("server.plan.line", RELOAD, Texts.get("server.plan.again"))));
        }
        return lines;
    }

    private static String afterwards(SettingChange change) {
        return change.previous().map(old -> Texts.get("server.plan.back", old)).orElse("RESET");
    }

    /// The changes with the mark before them.
    List<SettingChange> marked() {
        if (changes.isEmpty()) {
            return changes;
        }
        List<SettingChange> all = new ArrayList<>(changes.size() + 1);
        SettingScope scope = changes.stream()
                .map(SettingChange::scope)
                .filter(SettingScope.Server.class::isInstance)
                .findFirst()
                .orElse(changes.getFirst().scope());
        all.add(new SettingChange(scope, MARK, ChangesText.write(id, changes), Optional.empty()));
        all.addAll(changes);
        return all;
    }
}

package dev.pgtrace.server.capture.setting;

import dev.pgtrace.base.TraceException;
import dev.pgtrace.base.text.KeptTexts;
import dev.pgtrace.base.text.Texts;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// Makes a plan: looks up what is stored where something is to be written. Writes nothing.
public final class SettingPlanner {
    private static final String PRELOAD = "session_preload_libraries";

    private final StoredSettings stored;
    private final List<SettingChange> changes = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();
    private Optional<OneBackend> only = Optional.empty();

    /// @throws TraceException when a recording is on already, or has left its settings behind
    public SettingPlanner(Connection connection) throws SQLException, TraceException {
        this.stored = new StoredSettings(connection);
        if (!stored.marks().isEmpty()) {
            throw new TraceException(TraceException.Kind.SERVER, Texts.get("server.planner.another"));
        }
    }

    /// Plans to store a value. Nothing is planned where it is stored already.
    public SettingPlanner set(SettingScope scope, String name, String value) throws SQLException {
        Optional<String> previous = stored.at(scope, name);
        if (!previous.equals(Optional.of(value))) {
            changes.add(new SettingChange(scope, name, value, previous));
            if (scope instanceof SettingScope.Server && stored.isFixed(name)) {
                notes.add(KeptTexts.of("kept.note.commandLine", name));
            }
        }
        return this;
    }

    /// Plans to store a value, unless it counts already.
    public SettingPlanner ensure(SettingScope scope, String name, String value) throws SQLException {
        return stored.at(scope, name).isEmpty() && stored.counts(name, value) ? this : set(scope, name, value);
    }

    /// Plans that new sessions load a library, beside those that they load already.
    public SettingPlanner preload(SettingScope.Sessions scope, String library) throws SQLException {
        List<String> libraries = new ArrayList<>();
        addAll(libraries, stored.inFiles(PRELOAD).orElse(""));
        for (StoredSettings.Stored other : stored.ofSessions(PRELOAD)) {
            SettingScope.Sessions place = (SettingScope.Sessions) other.scope();
            if (place.equals(scope) || isOverridden(place, scope)) {
                addAll(libraries, other.value());
            } else if (overrides(place, scope) && !Sql.names(other.value()).contains(library)) {
                notes.add(KeptTexts.of("kept.note.preload", place.alter(), PRELOAD, library));
            }
        }
        addAll(libraries, library);
        return set(scope, PRELOAD, Sql.list(libraries));
    }

    /// Adds a sentence that whoever agrees should read.
    public SettingPlanner note(String sentence) {
        notes.add(sentence);
        return this;
    }

    /// Plans that no other backend rereads the server's settings when they are written.
    public SettingPlanner only(OneBackend backend) {
        only = Optional.of(backend);
        return this;
    }

    public SettingPlan plan() {
        return new SettingPlan(UUID.randomUUID().toString(), changes, notes, only);
    }

    private static void addAll(List<String> libraries, String list) {
        Sql.names(list).stream().filter(name -> !libraries.contains(name)).forEach(libraries::add);
    }

    /// Weaker places whose value a new one at `scope` would hide from sessions of that scope.
    private static boolean isOverridden(SettingScope.Sessions place, SettingScope.Sessions scope) {
        return rank(place) < rank(scope) && meets(place, scope);
    }

    private static boolean overrides(SettingScope.Sessions place, SettingScope.Sessions scope) {
        return rank(place) > rank(scope) && meets(place, scope);
    }

    private static boolean meets(SettingScope.Sessions one, SettingScope.Sessions other) {
        return meets(one.role(), other.role()) && meets(one.database(), other.database());
    }

    private static boolean meets(String one, String other) {
        return one.isEmpty() || other.isEmpty() || one.equals(other);
    }

    /// Order in which the server lets one default win over another.
    private static int rank(SettingScope.Sessions place) {
        return (place.role().isEmpty() ? 0 : 2) + (place.database().isEmpty() ? 0 : 1);
    }
}

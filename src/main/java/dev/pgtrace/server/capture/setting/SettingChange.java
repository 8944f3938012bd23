package dev.pgtrace.server.capture.setting;

import java.util.Optional;

/// One setting that a recording writes, and what was there before.
///
/// @param scope    where
/// @param name     of the setting
/// @param value    ours, as the server stores it
/// @param previous what was stored at that place, or empty where nothing was: then it is reset afterwards
public record SettingChange(SettingScope scope, String name, String value, Optional<String> previous) {
    /// The statement that writes it.
    public String apply() {
        return Sql.set(scope, name, value);
    }

    /// The statement that brings back what was there.
    public String undo() {
        return previous.map(old -> Sql.set(scope, name, old)).orElseGet(() -> Sql.reset(scope, name));
    }

    boolean onServer() {
        return scope instanceof SettingScope.Server;
    }
}

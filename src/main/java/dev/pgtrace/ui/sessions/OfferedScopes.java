package dev.pgtrace.ui.sessions;

import dev.pgtrace.model.capture.CaptureScope;
import dev.pgtrace.model.server.ServerSession;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/// Whom a trace can cover, given the sessions that there are.
final class OfferedScopes {
    private static final int MOST_OFFERED = 40;

    private OfferedScopes() {}

    /// Where none is picked: everybody, and whatever they have.
    static List<CaptureScope> all(List<ServerSession> all) {
        Set<CaptureScope> scopes = new LinkedHashSet<>();
        scopes.add(new CaptureScope.All());
        values(all, ServerSession::application).forEach(name -> scopes.add(new CaptureScope.Application(name)));
        values(all, ServerSession::user).forEach(name -> scopes.add(new CaptureScope.Role(name)));
        values(all, ServerSession::database).forEach(name -> scopes.add(new CaptureScope.Database(name)));
        return new ArrayList<>(scopes);
    }

    private static List<String> values(List<ServerSession> all, Function<ServerSession, String> column) {
        return all.stream()
                .map(column)
                .filter(value -> !value.isEmpty())
                .distinct()
                .sorted()
                .limit(MOST_OFFERED)
                .toList();
    }

    /// What picked sessions have in common, the narrowest first.
    static List<CaptureScope> of(List<ServerSession> picked) {
        Set<CaptureScope> scopes = new LinkedHashSet<>();
        if (picked.size() == 1) {
            scopes.add(new CaptureScope.Pid(picked.getFirst().pid()));
        }
        Optional<String> role = common(picked, ServerSession::user);
        Optional<String> database = common(picked, ServerSession::database);
        common(picked, ServerSession::application).ifPresent(name -> scopes.add(new CaptureScope.Application(name)));
        if (role.isPresent() && database.isPresent()) {
            scopes.add(new CaptureScope.RoleInDatabase(role.get(), database.get()));
        }
        role.ifPresent(name -> scopes.add(new CaptureScope.Role(name)));
        database.ifPresent(name -> scopes.add(new CaptureScope.Database(name)));
        scopes.add(new CaptureScope.All());
        return new ArrayList<>(scopes);
    }

    private static Optional<String> common(List<ServerSession> picked, Function<ServerSession, String> column) {
        List<String> values = picked.stream().map(column).distinct().toList();
        return values.size() == 1 && !values.getFirst().isEmpty() ? Optional.of(values.getFirst()) : Optional.empty();
    }
}

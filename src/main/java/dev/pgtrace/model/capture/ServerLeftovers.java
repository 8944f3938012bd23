package dev.pgtrace.model.capture;

import java.util.List;

/// What recordings left on a server.
///
/// @param statements that bring the old settings back, in order; empty where nothing was left
/// @param running    how many recordings are on at this moment; nothing of them is in the statements
public record ServerLeftovers(List<String> statements, int running) {
    public ServerLeftovers {
        statements = List.copyOf(statements);
    }

    public boolean isEmpty() {
        return statements.isEmpty();
    }
}

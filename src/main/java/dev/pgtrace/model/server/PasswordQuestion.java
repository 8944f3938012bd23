package dev.pgtrace.model.server;

import java.util.Optional;

/// Asks the person for a password; blocks until there is an answer, empty where there is none.
@FunctionalInterface
public interface PasswordQuestion {
    PasswordQuestion NOBODY = (address, reason) -> Optional.empty();

    /// @param reason a sentence: why it is asked for, such as that the server refused the last one
    Optional<Secret> ask(ServerAddress address, String reason);
}

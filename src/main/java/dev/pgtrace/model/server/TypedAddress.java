package dev.pgtrace.model.server;

import java.util.List;
import java.util.Optional;

/// What a text that somebody typed or pasted says, filled up from services, the environment and libpq's defaults.
///
/// @param address     without a password
/// @param password    that stood in the text, a service or the environment
/// @param keyPassword of the client's key, likewise
/// @param notes       what was left out or assumed, a sentence each
public record TypedAddress(
        ServerAddress address, Optional<Secret> password, Optional<Secret> keyPassword, List<String> notes) {
    public TypedAddress {
        notes = List.copyOf(notes);
    }
}

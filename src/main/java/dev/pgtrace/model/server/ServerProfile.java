package dev.pgtrace.model.server;

import dev.pgtrace.base.text.Texts;
import java.util.UUID;

/// A server that the user keeps.
///
/// @param id         stays when everything else is changed
/// @param name       what the user calls it
/// @param colour     of its mark
/// @param production whether we ask before anything that writes a setting on it
/// @param address    without a password
public record ServerProfile(String id, String name, ServerColour colour, boolean production, ServerAddress address) {
    /// A new profile named after its first host and database, or after its service.
    public static ServerProfile of(ServerAddress address) {
        String name = address.service().isEmpty()
                ? Texts.get(
                        "model.server.name",
                        address.database(),
                        address.hosts().getFirst().host())
                : address.service();
        return new ServerProfile(UUID.randomUUID().toString(), name, ServerColour.GREY, false, address);
    }

    public ServerProfile withAddress(ServerAddress newAddress) {
        return new ServerProfile(id, name, colour, production, newAddress);
    }

    /// How the user tells it apart.
    public ServerProfile named(String newName, ServerColour newColour) {
        return new ServerProfile(id, newName, newColour, production, address);
    }
}

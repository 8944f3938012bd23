package dev.pgtrace.app;

import dev.pgtrace.base.TraceException;
import dev.pgtrace.model.server.Secret;
import dev.pgtrace.model.server.ServerAddress;
import dev.pgtrace.server.KeyringPasswords;

/// Keeps passwords in the keyring of the operating system, the only place where the product ever keeps one.
public final class KeepPassword {
    private final KeyringPasswords keyring = KeyringPasswords.ofUser();

    /// Whether this system may have a keyring; it can still turn out to be locked.
    public boolean isPossible() {
        return keyring.isPresent();
    }

    /// For the user of the address on its first host. Blocks while the person unlocks the keyring, a minute at most.
    public void remember(ServerAddress address, Secret password) throws TraceException {
        keyring.remember(address, password);
    }

    public void forget(ServerAddress address) throws TraceException {
        keyring.forget(address);
    }
}

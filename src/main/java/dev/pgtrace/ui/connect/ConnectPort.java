package dev.pgtrace.ui.connect;

import dev.pgtrace.base.TraceException;
import dev.pgtrace.base.task.CancelToken;
import dev.pgtrace.model.server.Secret;
import dev.pgtrace.model.server.ServerAddress;
import dev.pgtrace.model.server.ServerIdentity;
import dev.pgtrace.model.server.TypedAddress;
import java.util.Optional;

/// What the dialog asks of the use cases; the shell joins them.
public interface ConnectPort {
    /// Understands a text in any of the forms that people paste.
    TypedAddress read(String text) throws TraceException;

    /// Whether this computer has a keyring in which a password can be kept.
    boolean hasKeyring();

    /// Connects once and says who answered. Blocks.
    ///
    /// @param password typed here; else it is looked for where it may be kept
    ServerIdentity test(ServerAddress address, Optional<Secret> password, CancelToken cancel) throws TraceException;
}

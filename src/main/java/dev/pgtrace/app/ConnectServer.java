package dev.pgtrace.app;

import dev.pgtrace.base.TraceException;
import dev.pgtrace.base.task.CancelToken;
import dev.pgtrace.model.server.PasswordQuestion;
import dev.pgtrace.model.server.Secret;
import dev.pgtrace.model.server.ServerAddress;
import dev.pgtrace.model.server.ServerFault;
import dev.pgtrace.model.server.ServerIdentity;
import dev.pgtrace.model.server.ServerProfile;
import dev.pgtrace.model.server.TypedAddress;
import dev.pgtrace.server.KeyringPasswords;
import dev.pgtrace.server.Passwords;
import dev.pgtrace.server.PostgresLink;
import dev.pgtrace.server.address.AddressText;
import dev.pgtrace.server.address.PasswordFile;
import dev.pgtrace.server.address.Surroundings;
import dev.pgtrace.server.probe.Identifying;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;

/// Reads addresses and connects.
public final class ConnectServer {
    private final Surroundings surroundings;
    private final KeyringPasswords keyring;

    /// A server to connect to.
    ///
    /// @param password    that was typed with the address
    /// @param keyPassword of the client's key
    public record Request(ServerProfile profile, Optional<Secret> password, Optional<Secret> keyPassword) {
        /// One that nobody has kept yet.
        public static Request of(TypedAddress typed) {
            return new Request(ServerProfile.of(typed.address()), typed.password(), typed.keyPassword());
        }

        /// A kept one; its password comes from elsewhere.
        public static Request of(ServerProfile profile) {
            return new Request(profile, Optional.empty(), Optional.empty());
        }
    }

    public ConnectServer() {
        this(Surroundings.ofProcess(), KeyringPasswords.ofUser());
    }

    ConnectServer(Surroundings surroundings, KeyringPasswords keyring) {
        this.surroundings = surroundings;
        this.keyring = keyring;
    }

    /// What a text says: a libpq URI, a keyword string, a JDBC URL, `service=name`, `host:port/database`; nothing at
    /// all where the environment says everything.
    ///
    /// @throws dev.pgtrace.model.server.AddressSyntaxException saying where it cannot be understood
    public TypedAddress read(String text) throws TraceException {
        return new AddressText(surroundings).read(text);
    }

    /// Names of the services that can be written as `service=name`.
    public List<String> services() {
        return new AddressText(surroundings).services();
    }

    /// Connects once and tells who answered; blocks until then.
    ///
    /// @param question asked only when the server wants a password that is known from nowhere
    /// @throws CancellationException when cancelled, which ends a hanging connect too
    /// @throws ServerFault           with advice
    public ConnectedServer connect(Request request, PasswordQuestion question, CancelToken cancel)
            throws TraceException {
        ServerAddress address = request.profile().address();
        Passwords passwords = new Passwords(typed(request), PasswordFile.of(surroundings, address), keyring, question);
        PostgresLink link =
                new PostgresLink(request.profile().name(), address, passwords, request.keyPassword(), surroundings);
        ServerIdentity identity = Identifying.through(link.cancelledBy(cancel));
        return new ConnectedServer(request.profile(), identity, link, passwords.warning());
    }

    /// A kept profile has no text to hold a password, but the environment may.
    private Optional<Secret> typed(Request request) {
        return request.password().or(() -> surroundings.variable("PGPASSWORD").map(Secret::of));
    }
}

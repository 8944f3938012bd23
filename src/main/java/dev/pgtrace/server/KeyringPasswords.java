package dev.pgtrace.server;

import com.github.javakeyring.Keyring;
import com.github.javakeyring.PasswordAccessException;
import dev.pgtrace.base.TraceException;
import dev.pgtrace.base.task.Tasks;
import dev.pgtrace.base.text.Texts;
import dev.pgtrace.model.server.HostPort;
import dev.pgtrace.model.server.Secret;
import dev.pgtrace.model.server.ServerAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// Passwords in the keyring of the operating system. Where there is none, or it does not answer, it knows nothing:
/// on a server without a desktop that is the normal case and takes no time.
public final class KeyringPasswords {
    private static final String SERVICE = "pg_trace Viewer";
    private static final long PATIENCE_SECONDS = 3;
    /// To unlock a keyring a person may have to type.
    private static final long UNLOCK_SECONDS = 60;

    private final boolean present;

    private KeyringPasswords(boolean present) {
        this.present = present;
    }

    /// That of the user who runs this.
    public static KeyringPasswords ofUser() {
        return new KeyringPasswords(isPresent(System.getProperty("os.name", ""), System.getenv()));
    }

    public static KeyringPasswords none() {
        return new KeyringPasswords(false);
    }

    /// Whether there may be one: on Linux it is reached by the session's bus.
    static boolean isPresent(String system, Map<String, String> environment) {
        if (!system.startsWith("Linux")) {
            return system.startsWith("Windows") || system.startsWith("Mac");
        }
        String runtime = environment.getOrDefault("XDG_RUNTIME_DIR", "");
        return !environment.getOrDefault("DBUS_SESSION_BUS_ADDRESS", "").isEmpty()
                || (!runtime.isEmpty() && Files.exists(Path.of(runtime, "bus")));
    }

    public boolean isPresent() {
        return present;
    }

    public Optional<Secret> find(ServerAddress address) {
        if (!present) {
            return Optional.empty();
        }
        try {
            return within(
                    PATIENCE_SECONDS,
                    keyring -> Optional.of(Secret.of(keyring.getPassword(SERVICE, account(address)))));
        } catch (TraceException e) {
            return Optional.empty();
        }
    }

    public void remember(ServerAddress address, Secret password) throws TraceException {
        within(UNLOCK_SECONDS, keyring -> {
            keyring.setPassword(SERVICE, account(address), new String(password.reveal()));
            return Optional.empty();
        });
    }

    public void forget(ServerAddress address) throws TraceException {
        within(UNLOCK_SECONDS, keyring -> {
            keyring.deletePassword(SERVICE, account(address));
            return Optional.empty();
        });
    }

    /// A password belongs to a user on a server, whatever the database.
    private static String account(ServerAddress address) {
        HostPort host = address.hosts().getFirst();
        return address.user() + "@" + host.text();
    }

    private interface Use {
        Optional<Secret> with(Keyring keyring) throws PasswordAccessException;
    }

    private Optional<Secret> within(long seconds, Use use) throws TraceException {
        if (!present) {
            throw new TraceException(TraceException.Kind.UNWRITABLE, Texts.get("server.keyring.none"));
        }
        CompletableFuture<Optional<Secret>> answer = new CompletableFuture<>();
        Tasks.start("keyring", () -> {
            try {
                Keyring keyring = Keyring.create();
                try {
                    answer.complete(use.with(keyring));
                } finally {
                    keyring.close();
                }
            } catch (Exception | LinkageError e) {
                // Native libraries and buses fail in many ways; each means that there is no password to be had.
                answer.completeExceptionally(e);
            }
        });
        try {
            return answer.get(seconds, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new TraceException(TraceException.Kind.UNWRITABLE, Texts.get("server.keyring.interrupted"));
        } catch (ExecutionException | TimeoutException e) {
            // Without its cause: what backends put into their faults is not known.
            throw new TraceException(
                    TraceException.Kind.UNWRITABLE,
                    e instanceof TimeoutException
                            ? Texts.get("server.keyring.silent")
                            : Texts.get("server.keyring.unusable"));
        }
    }
}

package dev.pgtrace.server;

import dev.pgtrace.model.server.HostPort;
import dev.pgtrace.model.server.PasswordQuestion;
import dev.pgtrace.model.server.Secret;
import dev.pgtrace.model.server.ServerAddress;
import dev.pgtrace.server.address.PasswordFile;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Where passwords come from, in libpq's order and beyond: the text or the environment, the password file, the
/// keyring, the person. The later ones only when the server has asked for one.
public final class Passwords {
    private static final int QUESTIONS = 3;

    private final Optional<Secret> typed;
    private final PasswordFile file;
    private final KeyringPasswords keyring;
    private final PasswordQuestion question;
    private volatile @Nullable Secret proven;
    private volatile String warning = "";

    /// @param typed that stood in the address, its service or the environment
    public Passwords(Optional<Secret> typed, PasswordFile file, KeyringPasswords keyring, PasswordQuestion question) {
        this.typed = typed;
        this.file = file;
        this.keyring = keyring;
        this.question = question;
    }

    /// Why the password file was not used, a sentence, or empty.
    public String warning() {
        return warning;
    }

    void prove(Optional<Secret> password) {
        password.ifPresent(secret -> proven = secret);
    }

    Tries tries(ServerAddress address) {
        return new Tries(address);
    }

    /// The passwords for one connection, one after the other.
    final class Tries {
        private final ServerAddress address;
        private boolean keyringAsked;
        private int questions;

        private Tries(ServerAddress address) {
            this.address = address;
        }

        /// The one to begin with; empty where none is known without asking.
        Optional<Secret> first() {
            Secret known = proven;
            if (known != null) {
                return Optional.of(known);
            }
            return typed.or(this::fromFile);
        }

        /// The next one after the server refused the last.
        ///
        /// @param reason a sentence for the person
        Optional<Secret> next(String reason) {
            if (!keyringAsked) {
                keyringAsked = true;
                Optional<Secret> kept = keyring.find(address);
                if (kept.isPresent()) {
                    return kept;
                }
            }
            return questions++ < QUESTIONS ? question.ask(address, reason) : Optional.empty();
        }

        private Optional<Secret> fromFile() {
            for (HostPort host : address.hosts()) {
                PasswordFile.Found found = file.find(address, host);
                found.warning().ifPresent(sentence -> warning = sentence);
                if (found.password().isPresent()) {
                    return found.password();
                }
            }
            return Optional.empty();
        }
    }
}

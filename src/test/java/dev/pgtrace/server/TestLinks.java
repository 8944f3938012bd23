package dev.pgtrace.server;

import dev.pgtrace.base.TraceException;
import dev.pgtrace.model.server.PasswordQuestion;
import dev.pgtrace.model.server.TypedAddress;
import dev.pgtrace.server.address.AddressText;
import dev.pgtrace.server.address.PasswordFile;
import dev.pgtrace.server.address.Surroundings;
import java.nio.file.Path;
import java.util.Map;

/// Links as the product makes them, without this machine's own environment, files and keyring.
public final class TestLinks {
    private TestLinks() {}

    /// A link by a text with its password.
    public static PostgresLink to(String text) throws TraceException {
        return to(text, new Surroundings(Map.of(), Path.of("/nonexistent"), "nobody", false), PasswordQuestion.NOBODY);
    }

    static PostgresLink to(String text, Surroundings surroundings, PasswordQuestion question) throws TraceException {
        TypedAddress typed = new AddressText(surroundings).read(text);
        return new PostgresLink(
                "test",
                typed.address(),
                new Passwords(
                        typed.password(),
                        PasswordFile.of(surroundings, typed.address()),
                        KeyringPasswords.none(),
                        question),
                typed.keyPassword(),
                surroundings);
    }
}

package dev.pgtrace.server;

import dev.pgtrace.base.TraceException;
import dev.pgtrace.base.task.CancelToken;
import dev.pgtrace.model.server.Secret;
import dev.pgtrace.model.server.ServerAddress;
import dev.pgtrace.model.server.ServerFault;
import dev.pgtrace.server.address.Surroundings;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// Connections to a server by its address. A password that once worked is kept in memory for the next connection.
public final class PostgresLink implements ServerLink {
    /// For the time that a login takes beyond connecting.
    private static final long GRACE_MILLIS = 3_000;

    private static final String TIMEOUT = "statement_timeout";

    private final String name;
    private final ServerAddress address;
    private final Passwords passwords;
    private final LinkProperties properties;
    private final CancelToken cancel;

    /// @param name        what the user calls the server
    /// @param keyPassword of the client's key, where it has one
    public PostgresLink(
            String name,
            ServerAddress address,
            Passwords passwords,
            Optional<Secret> keyPassword,
            Surroundings surroundings) {
        this(name, address, passwords, new LinkProperties(address, keyPassword, surroundings), new CancelToken());
    }

    private PostgresLink(
            String name, ServerAddress address, Passwords passwords, LinkProperties properties, CancelToken cancel) {
        this.name = name;
        this.address = address;
        this.passwords = passwords;
        this.properties = properties;
        this.cancel = cancel;
    }

    /// The same link, whose connecting a token ends.
    public PostgresLink cancelledBy(CancelToken token) {
        return new PostgresLink(name, address, passwords, properties, token);
    }

    public ServerAddress address() {
        return address;
    }

    @Override
    public String name() {
        return name;
    }

    /// @throws java.util.concurrent.CancellationException when the token was cancelled
    /// @throws ServerFault           with advice
    @Override
    public Connection open(String purpose, Map<String, String> settings) throws TraceException {
        Passwords.Tries tries = passwords.tries(address);
        Optional<Secret> password = tries.first();
        while (true) {
            try {
                Connection connection = connect(purpose, settings, password);
                passwords.prove(password);
                return connection;
            } catch (ServerFault fault) {
                if (fault.reason() != ServerFault.Reason.PASSWORD) {
                    throw fault;
                }
                password = tries.next(String.valueOf(fault.getMessage()));
                if (password.isEmpty()) {
                    throw fault;
                }
            }
        }
    }

    private Connection connect(String purpose, Map<String, String> settings, Optional<Secret> password)
            throws ServerFault {
        Map<String, String> all = new LinkedHashMap<>();
        if (address.statementTimeoutMillis() > 0) {
            all.put(TIMEOUT, Integer.toString(address.statementTimeoutMillis()));
        }
        all.putAll(settings);
        try {
            return attempt(purpose, StartupOptions.of(address.options(), all), password);
        } catch (SQLException e) {
            ServerFault fault = new Advice(address).connecting(e);
            if (fault.reason() != ServerFault.Reason.POOLER
                    || !settings.isEmpty()
                    || !address.options().isEmpty()) {
                throw fault;
            }
        }
        // A pooler refuses our statement timeout. It is not set afterwards either: in a pool it would stay with a
        // backend that others use next.
        try {
            return attempt(purpose, "", password);
        } catch (SQLException e) {
            throw new Advice(address).connecting(e);
        }
    }

    private Connection attempt(String purpose, String options, Optional<Secret> password) throws SQLException {
        long limitMillis = address.connectTimeoutSeconds() == 0
                ? 0
                : address.connectTimeoutSeconds() * 1_000L * address.hosts().size() + GRACE_MILLIS;
        return Attempt.connect(
                properties.url(), properties.properties(purpose, options, password), limitMillis, cancel);
    }
}

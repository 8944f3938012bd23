package dev.pgtrace.model.server;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/// How a server is reached, as whom, and with which limits. Never holds a password.
///
/// @param hosts                 at least one; tried in order
/// @param database              name
/// @param user                  role to log in as
/// @param tls                   encryption
/// @param options               command line options for the backend, as libpq's `options`; may be empty
/// @param target                which of several hosts is wanted
/// @param connectTimeoutSeconds for each host, or 0 for no limit
/// @param statementTimeoutMillis for statements of our own, or 0 for no limit
/// @param service               name of the service that it came from, or empty
/// @param more                  rare keywords of libpq as they were said, such as `channel_binding`
public record ServerAddress(
        List<HostPort> hosts,
        String database,
        String user,
        TlsSettings tls,
        String options,
        TargetSession target,
        int connectTimeoutSeconds,
        int statementTimeoutMillis,
        String service,
        Map<String, String> more) {
    public static final int STANDARD_CONNECT_TIMEOUT_SECONDS = 10;
    public static final int STANDARD_STATEMENT_TIMEOUT_MILLIS = 30_000;

    public ServerAddress {
        if (hosts.isEmpty()) {
            throw new IllegalArgumentException("no host");
        }
        hosts = List.copyOf(hosts);
        more = Collections.unmodifiableMap(new TreeMap<>(more));
    }

    public static ServerAddress of(String host, int port, String database, String user) {
        return new ServerAddress(
                List.of(new HostPort(host, port)),
                database,
                user,
                TlsSettings.of(TlsMode.PREFER),
                "",
                TargetSession.ANY,
                STANDARD_CONNECT_TIMEOUT_SECONDS,
                STANDARD_STATEMENT_TIMEOUT_MILLIS,
                "",
                Map.of());
    }

    /// `webapp@db1:5432,db2:5432/orders`.
    public String text() {
        return user + "@" + hosts.stream().map(HostPort::text).collect(Collectors.joining(",")) + "/" + database;
    }

    public ServerAddress withHosts(List<HostPort> newHosts) {
        return changed(copy -> copy.hosts = newHosts);
    }

    public ServerAddress withDatabase(String newDatabase) {
        return changed(copy -> copy.database = newDatabase);
    }

    public ServerAddress withUser(String newUser) {
        return changed(copy -> copy.user = newUser);
    }

    public ServerAddress withTls(TlsSettings newTls) {
        return changed(copy -> copy.tls = newTls);
    }

    public ServerAddress withOptions(String newOptions) {
        return changed(copy -> copy.options = newOptions);
    }

    public ServerAddress withTimeouts(int connectSeconds, int statementMillis) {
        return changed(copy -> {
            copy.connectTimeoutSeconds = connectSeconds;
            copy.statementTimeoutMillis = statementMillis;
        });
    }

    private ServerAddress changed(Consumer<Copy> change) {
        Copy copy = new Copy(this);
        change.accept(copy);
        return new ServerAddress(
                copy.hosts,
                copy.database,
                copy.user,
                copy.tls,
                copy.options,
                target,
                copy.connectTimeoutSeconds,
                copy.statementTimeoutMillis,
                service,
                more);
    }

    /// The components that can be changed.
    private static final class Copy {
        private List<HostPort> hosts;
        private String database;
        private String user;
        private TlsSettings tls;
        private String options;
        private int connectTimeoutSeconds;
        private int statementTimeoutMillis;

        private Copy(ServerAddress of) {
            hosts = of.hosts;
            database = of.database;
            user = of.user;
            tls = of.tls;
            options = of.options;
            connectTimeoutSeconds = of.connectTimeoutSeconds;
            statementTimeoutMillis = of.statementTimeoutMillis;
        }
    }
}

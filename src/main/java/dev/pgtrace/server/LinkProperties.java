package dev.pgtrace.server;

import dev.pgtrace.model.server.HostPort;
import dev.pgtrace.model.server.Secret;
import dev.pgtrace.model.server.ServerAddress;
import dev.pgtrace.model.server.TlsMode;
import dev.pgtrace.server.address.Surroundings;
import dev.pgtrace.server.tls.TlsFactory;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Collectors;

/// An address in the driver's words.
final class LinkProperties {
    private static final Map<String, String> MORE = Map.of(
            "channel_binding", "channelBinding",
            "require_auth", "requireAuth",
            "sslnegotiation", "sslNegotiation",
            "krbsrvname", "kerberosServerName");

    private final ServerAddress address;
    private final Optional<Secret> keyPassword;
    private final Surroundings surroundings;

    LinkProperties(ServerAddress address, Optional<Secret> keyPassword, Surroundings surroundings) {
        this.address = address;
        this.keyPassword = keyPassword;
        this.surroundings = surroundings;
    }

    String url() {
        return address.hosts().stream().map(HostPort::text).collect(Collectors.joining(",", "jdbc:postgresql://", "/"))
                + URLEncoder.encode(address.database(), StandardCharsets.UTF_8);
    }

    /// @param purpose  the `application_name`
    /// @param options  of the backend
    /// @param password empty where none is known
    Properties properties(String purpose, String options, Optional<Secret> password) {
        Properties properties = new Properties();
        properties.setProperty("user", address.user());
        // An empty one keeps the driver from looking into .pgpass itself, without libpq's check of permissions.
        properties.setProperty("password", text(password));
        properties.setProperty("ApplicationName", purpose);
        // Sent while connecting, so that the server's log and our guards know the session from its start.
        properties.setProperty("assumeMinServerVersion", "10");
        properties.setProperty("connectTimeout", Integer.toString(address.connectTimeoutSeconds()));
        properties.setProperty("loginTimeout", "0");
        properties.setProperty("socketTimeout", "0");
        properties.setProperty(
                "tcpKeepAlive", address.more().getOrDefault("keepalives", "1").equals("0") ? "false" : "true");
        properties.setProperty("gssEncMode", address.more().getOrDefault("gssencmode", "disable"));
        properties.setProperty("targetServerType", targetServerType());
        properties.setProperty(
                "loadBalanceHosts",
                Boolean.toString(
                        address.more().getOrDefault("load_balance_hosts", "").equals("random")));
        if (!options.isEmpty()) {
            properties.setProperty("options", options);
        }
        address.more().forEach((keyword, value) -> {
            if (MORE.containsKey(keyword)) {
                properties.setProperty(MORE.get(keyword), value);
            }
        });
        properties.setProperty("sslmode", address.tls().mode().label());
        if (address.tls().mode() != TlsMode.DISABLE) {
            properties.putAll(TlsFactory.properties(
                    address.tls(),
                    surroundings.postgresFolder(),
                    text(keyPassword),
                    address.more().getOrDefault("ssl_min_protocol_version", ""),
                    address.more().getOrDefault("ssl_max_protocol_version", "")));
        }
        return properties;
    }

    private String targetServerType() {
        return switch (address.target()) {
            case ANY -> "any";
            case READ_WRITE, PRIMARY -> "primary";
            case READ_ONLY, STANDBY -> "secondary";
            case PREFER_STANDBY -> "preferSecondary";
        };
    }

    private static String text(Optional<Secret> secret) {
        return secret.map(hidden -> new String(hidden.reveal())).orElse("");
    }
}

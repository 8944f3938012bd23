package dev.pgtrace.app;

import dev.pgtrace.model.server.HostPort;
import dev.pgtrace.model.server.ServerAddress;
import dev.pgtrace.model.server.ServerColour;
import dev.pgtrace.model.server.ServerProfile;
import dev.pgtrace.model.server.TargetSession;
import dev.pgtrace.model.server.TlsMode;
import dev.pgtrace.model.server.TlsSettings;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The form of `servers.json`: plain words, so that versions with other choices can read it.
///
/// @param version of the format, [#VERSION]
record KeptServers(int version, @Nullable List<@Nullable Server> servers) {
    static final int VERSION = 1;

    record Host(@Nullable String host, int port) {}

    record Server(
            @Nullable String id,
            @Nullable String name,
            @Nullable String colour,
            boolean production,
            @Nullable List<@Nullable Host> hosts,
            @Nullable String database,
            @Nullable String user,
            @Nullable String sslmode,
            @Nullable String sslrootcert,
            @Nullable String sslcert,
            @Nullable String sslkey,
            @Nullable String sslcrl,
            @Nullable String options,
            @Nullable String targetSessionAttrs,
            int connectTimeoutSeconds,
            int statementTimeoutMillis,
            @Nullable String service,
            @Nullable Map<String, String> more) {}

    static KeptServers of(List<ServerProfile> profiles) {
        return new KeptServers(
                VERSION,
                profiles.stream().<@Nullable Server>map(KeptServers::kept).toList());
    }

    List<ServerProfile> profiles() {
        return servers == null
                ? List.of()
                : servers.stream()
                        .filter(Objects::nonNull)
                        .flatMap(server -> profile(server).stream())
                        .toList();
    }

    private static Server kept(ServerProfile profile) {
        ServerAddress address = profile.address();
        TlsSettings tls = address.tls();
        return new Server(
                profile.id(),
                profile.name(),
                profile.colour().name(),
                profile.production(),
                address.hosts().stream()
                        .<@Nullable Host>map(host -> new Host(host.host(), host.port()))
                        .toList(),
                address.database(),
                address.user(),
                tls.mode().label(),
                tls.rootCertificate(),
                tls.certificate(),
                tls.key(),
                tls.revocationList(),
                address.options(),
                address.target().label(),
                address.connectTimeoutSeconds(),
                address.statementTimeoutMillis(),
                address.service(),
                address.more());
    }

    /// Empty for one without host or user. An unknown sslmode becomes the strictest, never a weaker one.
    private static Optional<ServerProfile> profile(Server server) {
        List<HostPort> hosts = server.hosts() == null
                ? List.of()
                : server.hosts().stream()
                        .filter(host -> host != null && host.host() != null)
                        .map(host -> new HostPort(text(host.host()), host.port()))
                        .toList();
        if (hosts.isEmpty()
                || text(server.id()).isEmpty()
                || text(server.user()).isEmpty()) {
            return Optional.empty();
        }
        ServerAddress address = new ServerAddress(
                hosts,
                text(server.database()),
                text(server.user()),
                new TlsSettings(
                        TlsMode.of(text(server.sslmode())).orElse(TlsMode.VERIFY_FULL),
                        text(server.sslrootcert()),
                        text(server.sslcert()),
                        text(server.sslkey()),
                        text(server.sslcrl())),
                text(server.options()),
                TargetSession.of(text(server.targetSessionAttrs())).orElse(TargetSession.ANY),
                Math.max(0, server.connectTimeoutSeconds()),
                Math.max(0, server.statementTimeoutMillis()),
                text(server.service()),
                server.more() == null ? Map.of() : server.more());
        return Optional.of(new ServerProfile(
                text(server.id()), text(server.name()), colour(text(server.colour())), server.production(), address));
    }

    private static ServerColour colour(String name) {
        for (ServerColour colour : ServerColour.values()) {
            if (colour.name().equals(name)) {
                return colour;
            }
        }
        return ServerColour.GREY;
    }

    private static String text(@Nullable String text) {
        return text == null ? "" : text;
    }
}

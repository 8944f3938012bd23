package dev.pgtrace.model.server;

/// Where a server listens.
///
/// @param host name or address, an IPv6 address without brackets
/// @param port TCP
public record HostPort(String host, int port) {
    public static final int STANDARD_PORT = 5432;

    /// `db.example.com:5432`, `[::1]:5432`.
    public String text() {
        return (host.indexOf(':') >= 0 ? "[" + host + "]" : host) + ":" + port;
    }
}

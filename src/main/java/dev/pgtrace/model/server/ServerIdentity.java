package dev.pgtrace.model.server;

import java.util.Optional;

/// What a first connection tells.
///
/// @param version       as `server_version` says it: `18.6`, `15.19 (Debian …)`
/// @param versionNumber as `server_version_num` says it: 180006
/// @param host          that answered, of several
/// @param database      connected to
/// @param role          logged in as
/// @param superuser     whether the role may do everything
/// @param standby       whether the server only replays another one's changes
/// @param tls           version and cipher, `TLSv1.3, TLS_AES_256_GCM_SHA384`; empty where not encrypted
/// @param roundTripMicros of a short statement, the best of a few
public record ServerIdentity(
        String version,
        int versionNumber,
        HostPort host,
        String database,
        String role,
        boolean superuser,
        boolean standby,
        Optional<String> tls,
        long roundTripMicros) {
    /// 18 of 180006.
    public int major() {
        return versionNumber / 10_000;
    }
}

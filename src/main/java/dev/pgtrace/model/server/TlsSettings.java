package dev.pgtrace.model.server;

/// How a connection is encrypted. Empty paths mean libpq's own files in `~/.postgresql`, where they exist.
///
/// @param mode            `sslmode`
/// @param rootCertificate `sslrootcert`: PEM file, or [#SYSTEM]
/// @param certificate     `sslcert`: the client's, a PEM file
/// @param key             `sslkey`: of the client's certificate, a PEM or DER file
/// @param revocationList  `sslcrl`: PEM file
public record TlsSettings(TlsMode mode, String rootCertificate, String certificate, String key, String revocationList) {
    /// In place of a file: the authorities that the system trusts.
    public static final String SYSTEM = "system";

    public static TlsSettings of(TlsMode mode) {
        return new TlsSettings(mode, "", "", "", "");
    }
}

package dev.pgtrace.model.server;

import java.util.Locale;
import java.util.Optional;

/// What `sslmode` says, by libpq's meaning, from the weakest to the strongest.
public enum TlsMode {
    /// Never encrypted.
    DISABLE,
    /// Encrypted only where the server refuses anything else.
    ALLOW,
    /// Encrypted where the server can.
    PREFER,
    /// Encrypted; the certificate is checked only where a file with root certificates is there.
    REQUIRE,
    /// Encrypted, with a certificate that a known authority signed.
    VERIFY_CA,
    /// As above, and the certificate names the host.
    VERIFY_FULL;

    /// `verify-full`.
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static Optional<TlsMode> of(String label) {
        for (TlsMode mode : values()) {
            if (mode.label().equals(label)) {
                return Optional.of(mode);
            }
        }
        return Optional.empty();
    }
}

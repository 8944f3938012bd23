package dev.pgtrace.redact;

import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Set;

/// How a trace is redacted.
///
/// @param seed secret that tokens are made with; the same seed gives the same tokens
/// @param kept what stays as it is
public record Redaction(String seed, Set<RedactedKind> kept) {
    private static final int SEED_BYTES = 16;

    public Redaction {
        if (seed.isBlank()) {
            throw new IllegalArgumentException("a redaction needs a seed");
        }
        kept = Set.copyOf(kept);
    }

    /// Everything replaced.
    public static Redaction of(String seed) {
        return new Redaction(seed, Set.of());
    }

    /// A seed that nobody can guess.
    public static String randomSeed() {
        byte[] bytes = new byte[SEED_BYTES];
        new SecureRandom().nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }
}

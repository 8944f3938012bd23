package dev.pgtrace.app;

import dev.pgtrace.base.pool.Hashes;
import dev.pgtrace.model.SqlFingerprint;

/// The identity of statements used everywhere in the product.
final class Fingerprints {
    private Fingerprints() {}

    static SqlFingerprint standard() {
        return Hashes::of;
    }
}

package dev.pgtrace.store.index;

import dev.pgtrace.base.pool.Hashes;
import dev.pgtrace.model.SqlFingerprint;
import dev.pgtrace.model.TableWords;
import java.nio.charset.StandardCharsets;

/// What the numbers in an index stand for: an index whose numbers mean something else to this program is not used.
final class Vocabulary {
    private Vocabulary() {}

    /// A short text that changes when the form of an index does, or what the numbers of tables mean.
    ///
    /// @param program what else the application makes it depend on
    static String of(String program, SqlFingerprint fingerprint) {
        String text = Contents.CODEC.signature() + program + TableWords.of(fingerprint);
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return Long.toHexString(Hashes.of(bytes, 0, bytes.length));
    }
}

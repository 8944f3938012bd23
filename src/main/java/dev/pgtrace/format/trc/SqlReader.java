package dev.pgtrace.format.trc;

import dev.pgtrace.base.pool.Hashes;
import dev.pgtrace.model.SqlFingerprint;

/// Reads SQL texts for the index: their fingerprint and traits, remembered for texts that come again.
final class SqlReader {
    /// Of a text that was not read to its end.
    static final long NO_HASH = 0;

    private static final int SLOTS = 512;
    /// Longer texts are not remembered, so that the memory is at most 1 MiB.
    private static final int REMEMBERED = 2048;
    private static final long MIX = 0x9e3779b97f4a7c15L;

    private final SqlFingerprint fingerprints;
    private final byte[] text = new byte[SqlEnd.SEARCHED + SqlEnd.PRINTED];
    private final long[][] known = new long[SLOTS][];
    private final int[] knownLengths = new int[SLOTS];
    private final long[] knownFingerprints = new long[SLOTS];
    private final int[] knownTraits = new int[SLOTS];
    private final long[] knownHashes = new long[SLOTS];
    private long fingerprint;
    private long hash;
    private int traits;

    SqlReader(SqlFingerprint fingerprints) {
        this.fingerprints = fingerprints;
    }

    void read(Bytes bytes, long from, long to) {
        int length = (int) Math.min(to - from, text.length);
        if (length > REMEMBERED) {
            look(bytes, from, length);
            hash = length < to - from ? NO_HASH : hash;
            return;
        }
        int slot = slot(bytes, from, length);
        long[] before = known[slot];
        if (before == null || knownLengths[slot] != length || !bytes.equal(from, before, length)) {
            look(bytes, from, length);
            known[slot] = words(bytes, from, length);
            knownLengths[slot] = length;
            knownFingerprints[slot] = fingerprint;
            knownTraits[slot] = traits;
            knownHashes[slot] = hash;
        }
        fingerprint = knownFingerprints[slot];
        traits = knownTraits[slot];
        hash = knownHashes[slot];
    }

    private void look(Bytes bytes, long from, int length) {
        bytes.copy(from, text, length);
        fingerprint = fingerprints.of(text, 0, length);
        traits = SqlTraits.of(text, length);
        hash = Hashes.ofMany(text, 0, length);
    }

    private static long[] words(Bytes bytes, long from, int length) {
        long[] words = new long[(length + 7) >> 3];
        for (int i = 0; i < words.length; i++) {
            words[i] = bytes.word(from + 8L * i);
        }
        return words;
    }

    private static int slot(Bytes bytes, long from, int length) {
        long hash = length;
        int at = 0;
        for (; at + 8 <= length; at += 8) {
            hash = (hash ^ bytes.word(from + at)) * MIX;
            hash ^= hash >>> 31;
        }
        if (at < length) {
            hash = (hash ^ bytes.word(from + at) << (-length << 3)) * MIX;
        }
        return (int) (hash >>> 40) & SLOTS - 1;
    }

    /// Of the text as printed; [#NO_HASH] where it is too long.
    long hash() {
        return hash;
    }

    long fingerprint() {
        return fingerprint;
    }

    int traits() {
        return traits;
    }
}

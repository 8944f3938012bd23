package dev.pgtrace.format.trc;

import dev.pgtrace.model.SqlFingerprint;
import java.util.Arrays;

/// Reads SQL texts for the index: their fingerprint and traits, remembered for texts that come again.
final class SqlReader {
    private static final int SLOTS = 512;
    /// Longer texts are not remembered, so that the memory is at most 1 MiB.
    private static final int REMEMBERED = 2048;
    private static final long MIX = 0x9e3779b97f4a7c15L;

    private final SqlFingerprint fingerprints;
    private final byte[] text = new byte[SqlEnd.SEARCHED + SqlEnd.PRINTED];
    private final byte[][] known = new byte[SLOTS][];
    private final long[] knownFingerprints = new long[SLOTS];
    private final int[] knownTraits = new int[SLOTS];
    private long fingerprint;
    private int traits;

    SqlReader(SqlFingerprint fingerprints) {
        this.fingerprints = fingerprints;
    }

    void read(Bytes bytes, long from, long to) {
        int length = (int) Math.min(to - from, text.length);
        bytes.copy(from, text, length);
        if (length > REMEMBERED) {
            fingerprint = fingerprints.of(text, 0, length);
            traits = SqlTraits.of(text, length);
            return;
        }
        int slot = slot(bytes, from, length);
        byte[] before = known[slot];
        if (before == null || !Arrays.equals(before, 0, before.length, text, 0, length)) {
            known[slot] = Arrays.copyOf(text, length);
            knownFingerprints[slot] = fingerprints.of(text, 0, length);
            knownTraits[slot] = SqlTraits.of(text, length);
        }
        fingerprint = knownFingerprints[slot];
        traits = knownTraits[slot];
    }

    private static int slot(Bytes bytes, long from, int length) {
        long hash = length;
        int at = 0;
        for (; at + 8 <= length; at += 8) {
            hash = (hash ^ bytes.word(from + at)) * MIX;
            hash ^= hash >>> 31;
        }
        for (; at < length; at++) {
            hash = (hash ^ bytes.at(from + at)) * MIX;
        }
        return (int) (hash >>> 40) & SLOTS - 1;
    }

    long fingerprint() {
        return fingerprint;
    }

    int traits() {
        return traits;
    }
}

package dev.pgtrace.base.pool;

/// 64-bit hashing that is the same on every machine and in every version.
public final class Hashes {
    private static final long PRIME = 0x9E3779B97F4A7C15L;

    private Hashes() {}

    /// Spreads the bits of a key (the finisher of splitmix64).
    public static long mix(long key) {
        long z = key + PRIME;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }

    /// Adds a number to a running hash.
    public static long add(long hash, long value) {
        return mix(hash * 31 + value);
    }

    public static long of(byte[] bytes, int from, int to) {
        long hash = (long) to - from;
        for (int i = from; i < to; i++) {
            hash = (hash ^ bytes[i]) * 0x100000001B3L;
        }
        return mix(hash);
    }
}

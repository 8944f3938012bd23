package dev.pgtrace.base.pool;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/// 64-bit hashing that is the same on every machine and in every version.
public final class Hashes {
    private static final long PRIME = 0x9E3779B97F4A7C15L;

    private static final VarHandle WORDS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

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

    /// Of many bytes, eight at a time; another number than [#of].
    public static long ofMany(byte[] bytes, int from, int to) {
        long hash = (long) to - from;
        int at = from;
        for (; at <= to - Long.BYTES; at += Long.BYTES) {
            hash = (hash ^ (long) WORDS.get(bytes, at)) * PRIME;
            hash ^= hash >>> 32;
        }
        for (; at < to; at++) {
            hash = (hash ^ bytes[at]) * PRIME;
            hash ^= hash >>> 32;
        }
        return mix(hash);
    }
}

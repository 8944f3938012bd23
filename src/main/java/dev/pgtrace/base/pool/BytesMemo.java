package dev.pgtrace.base.pool;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Remembers what was made of bytes, for bytes that come again and again. Bounded: what is new takes the place of
/// something older. Not thread-safe.
public final class BytesMemo<T> {
    private static final long PRIME = 0x9E3779B97F4A7C15L;

    private static final VarHandle WORDS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private final int longest;
    private final Maker<T> maker;
    private final @Nullable Entry<T>[] entries;

    /// Makes of bytes what is to be remembered of them.
    @FunctionalInterface
    public interface Maker<T> {
        T make(byte[] bytes, int from, int to);
    }

    /// What was made of which bytes.
    private static final class Entry<T> {
        private final byte[] key;
        private final T made;

        Entry(byte[] key, T made) {
            this.key = key;
            this.made = made;
        }
    }

    /// @param places  how much is remembered at most; a power of two
    /// @param longest bytes of what is remembered
    @SuppressWarnings({"unchecked", "rawtypes"}) // there are no arrays of generic types
    public BytesMemo(int places, int longest, Maker<T> maker) {
        this.longest = longest;
        this.maker = maker;
        this.entries = new Entry[places];
    }

    /// What is made of a range.
    public T of(byte[] bytes, int from, int to) {
        if (to - from > longest) {
            return maker.make(bytes, from, to);
        }
        int place = hash(bytes, from, to) & entries.length - 1;
        Entry<T> entry = entries[place];
        if (entry == null || !Arrays.equals(entry.key, 0, entry.key.length, bytes, from, to)) {
            entry = new Entry<>(Arrays.copyOfRange(bytes, from, to), maker.make(bytes, from, to));
            entries[place] = entry;
        }
        return entry.made;
    }

    /// Good enough to spread; the last word overlaps the one before it.
    private static int hash(byte[] bytes, int from, int to) {
        long hash = (long) to - from;
        if (hash < Long.BYTES) {
            for (int at = from; at < to; at++) {
                hash = hash << 8 ^ bytes[at] ^ hash >>> 48;
            }
            hash *= PRIME;
        } else {
            for (int at = from; at < to - Long.BYTES; at += Long.BYTES) {
                hash = (hash ^ (long) WORDS.get(bytes, at)) * PRIME;
                hash ^= hash >>> 32;
            }
            hash = (hash ^ (long) WORDS.get(bytes, to - Long.BYTES)) * PRIME;
        }
        return (int) (hash >>> 32 ^ hash >>> 48);
    }
}

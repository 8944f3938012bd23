package dev.pgtrace.format.binary;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/// Reads what [ByteWriter] writes. What cannot be, for instance a count of things that the bytes left could not hold,
/// is a [DamagedBlock].
final class ByteReader {
    private final byte[] bytes;
    private int at;

    ByteReader(byte[] bytes) {
        this.bytes = bytes;
    }

    int left() {
        return bytes.length - at;
    }

    int one() throws DamagedBlock {
        need(1);
        return bytes[at++] & 0xff;
    }

    long number() throws DamagedBlock {
        long value = 0;
        for (int shift = 0; shift < 64; shift += 7) {
            int next = one();
            value |= (long) (next & 0x7f) << shift;
            if (next < 0x80) {
                return value;
            }
        }
        throw new DamagedBlock("a number without an end");
    }

    long signed() throws DamagedBlock {
        long value = number();
        return (value >>> 1) ^ -(value & 1);
    }

    long whole() throws DamagedBlock {
        need(8);
        long value = 0;
        for (int shift = 0; shift < 64; shift += 8) {
            value |= (bytes[at++] & 0xffL) << shift;
        }
        return value;
    }

    /// A number of things of which each takes at least so many of the bytes left.
    int count(int leastBytes) throws DamagedBlock {
        long count = number();
        if (count < 0 || count > left() / leastBytes) {
            throw new DamagedBlock("a count of " + count);
        }
        return (int) count;
    }

    /// A number from 0 to this one.
    int upTo(long most) throws DamagedBlock {
        long value = number();
        if (value < 0 || value > most || value > Integer.MAX_VALUE) {
            throw new DamagedBlock("a number of " + value);
        }
        return (int) value;
    }

    String text() throws DamagedBlock {
        return new String(bytes(), StandardCharsets.UTF_8);
    }

    Optional<String> optional() throws DamagedBlock {
        return one() == 0 ? Optional.empty() : Optional.of(text());
    }

    byte[] bytes() throws DamagedBlock {
        int length = count(1);
        at += length;
        return Arrays.copyOfRange(bytes, at - length, at);
    }

    /// The array that is read, from [#skip]'s result on.
    byte[] array() {
        return bytes;
    }

    /// Steps over bytes; returns where they begin in [#array].
    int skip(int length) throws DamagedBlock {
        need(length);
        at += length;
        return at - length;
    }

    private void need(int more) throws DamagedBlock {
        if (more < 0 || more > left()) {
            throw new DamagedBlock("the end in the middle");
        }
    }
}

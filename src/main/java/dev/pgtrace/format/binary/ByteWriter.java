package dev.pgtrace.format.binary;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/// Bytes in the making: variable-length numbers (seven bits a byte, the lowest first) and texts with their length.
final class ByteWriter {
    private byte[] bytes = new byte[1 << 12];
    private int size;

    int size() {
        return size;
    }

    byte[] toBytes() {
        return Arrays.copyOf(bytes, size);
    }

    void clear() {
        size = 0;
    }

    void one(int value) {
        room(1);
        bytes[size++] = (byte) value;
    }

    /// A number from 0 on, or any taken as unsigned.
    void number(long value) {
        room(10);
        long rest = value;
        while ((rest & ~0x7fL) != 0) {
            bytes[size++] = (byte) (rest | 0x80);
            rest >>>= 7;
        }
        bytes[size++] = (byte) rest;
    }

    /// A number that may be negative: zigzag.
    void signed(long value) {
        number((value << 1) ^ (value >> 63));
    }

    /// Eight bytes, the lowest first.
    void whole(long value) {
        room(8);
        for (int shift = 0; shift < 64; shift += 8) {
            bytes[size++] = (byte) (value >>> shift);
        }
    }

    void text(String text) {
        bytes(text.getBytes(StandardCharsets.UTF_8));
    }

    void optional(Optional<String> text) {
        one(text.isPresent() ? 1 : 0);
        text.ifPresent(this::text);
    }

    /// Bytes with their count.
    void bytes(byte[] value) {
        number(value.length);
        raw(value, value.length);
    }

    void raw(byte[] value, int length) {
        room(length);
        System.arraycopy(value, 0, bytes, size, length);
        size += length;
    }

    private void room(int more) {
        if (bytes.length - size < more) {
            bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, size + more));
        }
    }
}

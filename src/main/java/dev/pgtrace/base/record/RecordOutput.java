package dev.pgtrace.base.record;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// Bytes in the making. Whole numbers are zigzag and seven bits a byte, the lowest first.
final class RecordOutput {
    private byte[] bytes = new byte[1 << 12];
    private int size;

    byte[] toBytes() {
        return Arrays.copyOf(bytes, size);
    }

    void number(long value) {
        room(10);
        long rest = (value << 1) ^ (value >> 63);
        while ((rest & ~0x7fL) != 0) {
            bytes[size++] = (byte) (rest | 0x80);
            rest >>>= 7;
        }
        bytes[size++] = (byte) rest;
    }

    void text(String text) {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        number(utf8.length);
        room(utf8.length);
        System.arraycopy(utf8, 0, bytes, size, utf8.length);
        size += utf8.length;
    }

    private void room(int more) {
        if (bytes.length - size < more) {
            bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, size + more));
        }
    }
}

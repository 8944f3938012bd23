package dev.pgtrace.base.record;

import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/// Reads what [RecordOutput] writes.
final class RecordInput {
    private final byte[] bytes;
    private int at;

    RecordInput(byte[] bytes) {
        this.bytes = bytes;
    }

    boolean isAtEnd() {
        return at == bytes.length;
    }

    long number() throws IOException {
        long value = 0;
        for (int shift = 0; shift < Long.SIZE; shift += 7) {
            if (at == bytes.length) {
                throw new EOFException("the end in the middle");
            }
            int next = bytes[at++];
            value |= (long) (next & 0x7f) << shift;
            if (next >= 0) {
                return (value >>> 1) ^ -(value & 1);
            }
        }
        throw new IOException("a number without an end");
    }

    /// A count of things of which each takes at least one of the bytes left.
    int count() throws IOException {
        long count = number();
        if (count < 0 || count > bytes.length - at) {
            throw new IOException("a count of " + count);
        }
        return (int) count;
    }

    String text() throws IOException {
        int length = count();
        at += length;
        return new String(bytes, at - length, length, StandardCharsets.UTF_8);
    }
}

package dev.pgtrace.analysis.sql;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/// Canonical tokens of a statement, one space between them, in a buffer that is used again and again. Equal bytes
/// are equal statements.
final class FoldedSql {
    /// Stands for constants.
    static final byte CONSTANT = '?';
    /// Stands for the constants of a list: an ellipsis in UTF-8.
    static final byte[] LIST = {(byte) 0xE2, (byte) 0x80, (byte) 0xA6};

    private static final SqlTokenKind[] KINDS = SqlTokenKind.values();
    private static final VarHandle EIGHT = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.nativeOrder());
    private static final int KIND_BITS = 4;

    byte[] bytes = new byte[1024];
    int size;
    private int[] tokens = new int[256];
    private int count;

    /// Empties the buffer and makes room for the tokens of a text; no more is ever needed, since a token of one
    /// byte becomes at most four with its space.
    void begin(int textLength) {
        size = 0;
        count = 0;
        int room = 2 * textLength + 64;
        if (bytes.length < room) {
            bytes = new byte[Math.max(room, bytes.length * 2)];
        }
    }

    int count() {
        return count;
    }

    SqlTokenKind kind(int token) {
        return KINDS[tokens[token] & ((1 << KIND_BITS) - 1)];
    }

    int start(int token) {
        return tokens[token] >>> KIND_BITS;
    }

    int end(int token) {
        return token + 1 < count ? start(token + 1) - 1 : size;
    }

    /// Forgets all tokens from this one on.
    void cut(int token) {
        if (token < count) {
            size = Math.max(0, start(token) - 1);
            count = token;
        }
    }

    void add(SqlTokenKind kind, byte[] from) {
        open(kind);
        System.arraycopy(from, 0, bytes, size, from.length);
        size += from.length;
    }

    void add(SqlTokenKind kind, byte single) {
        open(kind);
        bytes[size++] = single;
    }

    void addAsWritten(SqlTokenKind kind, byte[] text, int from, int to) {
        open(kind);
        if (to - from == 1) {
            bytes[size++] = text[from];
            return;
        }
        System.arraycopy(text, from, bytes, size, to - from);
        size += to - from;
    }

    void addLowered(SqlTokenKind kind, byte[] text, int from, int to) {
        open(kind);
        int length = to - from;
        if (length <= 8 && from + 8 <= text.length) { // most words; what is written too much is overwritten
            EIGHT.set(bytes, size, lowered((long) EIGHT.get(text, from)));
        } else {
            for (int i = 0; i < length; i++) {
                bytes[size + i] = SqlBytes.LOWER[text[from + i] & 0xff];
            }
        }
        size += length;
    }

    /// Eight bytes with ASCII capitals made small: bit 5 is set where a byte is from `A` to `Z`.
    private static long lowered(long eight) {
        long low = eight & 0x7F7F7F7F7F7F7F7FL;
        long fromA = low + 0x3F3F3F3F3F3F3F3FL;
        long afterZ = low + 0x2525252525252525L;
        long capitals = (fromA ^ afterZ) & ~eight & 0x8080808080808080L;
        return eight | (capitals >>> 2);
    }

    private void open(SqlTokenKind kind) {
        if (size > 0) {
            bytes[size++] = ' ';
        }
        if (count == tokens.length) {
            tokens = Arrays.copyOf(tokens, count * 2);
        }
        tokens[count++] = (size << KIND_BITS) | kind.ordinal();
    }
}

package dev.pgtrace.analysis.sql;

import java.util.Arrays;

/// Canonical tokens of a statement, one space between them, in a buffer that is used again and again. Equal bytes
/// are equal statements.
final class FoldedSql {
    /// Stands for constants.
    static final byte[] CONSTANT = {'?'};
    /// Stands for the constants of a list: an ellipsis in UTF-8.
    static final byte[] LIST = {(byte) 0xE2, (byte) 0x80, (byte) 0xA6};

    private static final SqlTokenKind[] KINDS = SqlTokenKind.values();
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

    void addAsWritten(SqlTokenKind kind, byte[] text, int from, int to) {
        open(kind);
        System.arraycopy(text, from, bytes, size, to - from);
        size += to - from;
    }

    void addLowered(SqlTokenKind kind, byte[] text, int from, int to) {
        open(kind);
        byte[] into = bytes;
        byte[] lower = SqlBytes.LOWER;
        int at = size;
        for (int i = from; i < to; i++) {
            into[at++] = lower[text[i] & 0xff];
        }
        size = at;
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

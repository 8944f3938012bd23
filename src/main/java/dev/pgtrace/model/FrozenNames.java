package dev.pgtrace.model;

import java.nio.charset.Charset;

/// Names as the bytes that the file has of them.
public final class FrozenNames implements Names {
    private final byte[][] bytes;

    /// The arrays are kept and not to be changed.
    public FrozenNames(byte[][] bytes) {
        this.bytes = bytes;
    }

    @Override
    public int size() {
        return bytes.length;
    }

    @Override
    public String get(int id, Charset charset) {
        return new String(bytes[id], charset);
    }
}

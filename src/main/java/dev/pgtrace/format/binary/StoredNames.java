package dev.pgtrace.format.binary;

import dev.pgtrace.model.Names;
import java.nio.charset.Charset;

/// Names as they were read.
final class StoredNames implements Names {
    private final byte[][] bytes;

    StoredNames(byte[][] bytes) {
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

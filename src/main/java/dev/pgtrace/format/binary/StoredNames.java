package dev.pgtrace.format.binary;

import dev.pgtrace.model.Names;
import java.nio.charset.Charset;

/// Names as they were read.
record StoredNames(byte[][] bytes) implements Names {
    @Override
    public int size() {
        return bytes.length;
    }

    @Override
    public String get(int id, Charset charset) {
        return new String(bytes[id], charset);
    }
}

package dev.pgtrace.format.binary;

import dev.pgtrace.base.TraceException;
import dev.pgtrace.base.task.CancelToken;
import dev.pgtrace.source.ByteSource;

/// A text of which something is missing.
record DamagedText(ByteSource text) implements ByteSource {
    @Override
    public String name() {
        return text.name();
    }

    @Override
    public View await(long bytes, CancelToken cancel) throws TraceException {
        return text.await(bytes, cancel);
    }

    @Override
    public View now() throws TraceException {
        return text.now();
    }

    @Override
    public long storedBytes() {
        return text.storedBytes();
    }

    @Override
    public long storedDone() {
        return text.storedDone();
    }

    @Override
    public boolean damaged() {
        return true;
    }

    @Override
    public void close() {
        text.close();
    }
}

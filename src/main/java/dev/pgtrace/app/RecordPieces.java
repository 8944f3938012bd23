package dev.pgtrace.app;

import dev.pgtrace.base.TraceException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;

/// Where a recording goes that is worked on while it is being made: the writer gives whole records each time.
final class RecordPieces implements WritableByteChannel {
    private final Target target;
    private boolean open = true;

    /// Takes whole records.
    interface Target {
        void take(byte[] records) throws TraceException, IOException;
    }

    RecordPieces(Target target) {
        this.target = target;
    }

    @Override
    public int write(ByteBuffer from) throws IOException {
        byte[] records = new byte[from.remaining()];
        from.get(records);
        try {
            target.take(records);
        } catch (TraceException e) {
            throw new IOException(e.getMessage(), e);
        }
        return records.length;
    }

    @Override
    public boolean isOpen() {
        return open;
    }

    @Override
    public void close() {
        open = false;
    }
}

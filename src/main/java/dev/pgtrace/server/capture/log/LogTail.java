package dev.pgtrace.server.capture.log;

import dev.pgtrace.base.text.KeptTexts;
import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;

/// Follows a server's log over its rotations, byte for byte. Not thread-safe.
final class LogTail {
    /// Small enough that the collector of a small heap does not treat it as a large object.
    static final int CHUNK_BYTES = 384 << 10;
    /// Polls without a byte after which it is looked whether the file has become shorter.
    private static final int QUIET_POLLS = 20;

    private final LogFiles files;
    private String name;
    private long offsetBytes;
    private long readBytes;
    private int quiet;

    /// Hears bytes.
    interface Sink {
        void bytes(byte[] bytes);

        /// A part of the log can no longer be read.
        void gap(String reason);
    }

    private LogTail(LogFiles files, String name, long offsetBytes) {
        this.files = files;
        this.name = name;
        this.offsetBytes = offsetBytes;
    }

    /// Begins at the end of what is written now.
    static LogTail fromEnd(LogFiles files) throws SQLException, IOException {
        String name = files.current();
        return new LogTail(files, name, name.isEmpty() ? 0 : files.size(name));
    }

    /// Whether there is a file yet.
    boolean hasFile() {
        return !name.isEmpty();
    }

    /// Reads what is new, to its end: without rest while the log grows faster than it is read.
    ///
    /// @param enough told before each further chunk: ends the poll early, the next one goes on there
    /// @return bytes
    long poll(Sink sink, BooleanSupplier enough) throws SQLException, IOException {
        String written = files.current();
        // The server may have stopped writing this form of the log, but what it wrote is still there.
        String now = written.isEmpty() ? name : written;
        if (now.isEmpty()) {
            return 0;
        }
        if (name.isEmpty()) {
            name = now;
        }
        long before = readBytes;
        boolean atEnd = readToEnd(sink, enough);
        if (atEnd && !now.equals(name)) {
            // The old one is whole only after the new one was named.
            atEnd = readToEnd(sink, enough);
            List<String> further = atEnd ? new ArrayList<>(files.between(name, now)) : List.of();
            if (atEnd) {
                further.add(now);
            }
            for (int i = 0; i < further.size() && atEnd; i++) {
                name = further.get(i);
                offsetBytes = 0;
                atEnd = readToEnd(sink, enough);
            }
        }
        long read = readBytes - before;
        if (atEnd) {
            watchLength(read, sink);
        }
        return read;
    }

    /// @return false where it was enough before the end
    private boolean readToEnd(Sink sink, BooleanSupplier enough) throws SQLException, IOException {
        while (true) {
            byte[] bytes = files.read(name, offsetBytes, CHUNK_BYTES);
            if (bytes.length > 0) {
                offsetBytes += bytes.length;
                readBytes += bytes.length;
                sink.bytes(bytes);
            }
            if (bytes.length < CHUNK_BYTES) {
                return true;
            }
            if (enough.getAsBoolean()) {
                return false;
            }
        }
    }

    private void watchLength(long read, Sink sink) throws SQLException, IOException {
        quiet = read > 0 ? 0 : quiet + 1;
        if (quiet >= QUIET_POLLS) {
            quiet = 0;
            if (files.size(name) < offsetBytes) {
                offsetBytes = 0;
                sink.gap(KeptTexts.of("kept.gap.cut", SqlLogFiles.file(name)));
            }
        }
    }
}

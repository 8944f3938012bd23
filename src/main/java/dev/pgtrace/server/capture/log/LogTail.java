package dev.pgtrace.server.capture.log;

import java.io.IOException;
import java.sql.SQLException;
import java.util.List;

/// Follows a server's log over its rotations, byte for byte. Not thread-safe.
final class LogTail {
    static final int CHUNK_BYTES = 1 << 20;
    /// Polls without a byte after which it is looked whether the file has become shorter.
    private static final int QUIET_POLLS = 20;

    private final LogFiles files;
    private String name;
    private long offsetBytes;
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

    /// Reads what is new.
    ///
    /// @return bytes
    long poll(Sink sink) throws SQLException, IOException {
        String now = files.current();
        if (now.isEmpty()) {
            return 0;
        }
        if (name.isEmpty()) {
            name = now;
        }
        long read = readToEnd(sink);
        if (!now.equals(name)) {
            // The old one is whole only after the new one was named.
            read += readToEnd(sink);
            List<String> between = files.between(name, now);
            for (String next : between) {
                name = next;
                offsetBytes = 0;
                read += readToEnd(sink);
            }
            name = now;
            offsetBytes = 0;
            read += readToEnd(sink);
        }
        watchLength(read, sink);
        return read;
    }

    private long readToEnd(Sink sink) throws SQLException, IOException {
        long read = 0;
        while (true) {
            byte[] bytes = files.read(name, offsetBytes, CHUNK_BYTES);
            if (bytes.length > 0) {
                offsetBytes += bytes.length;
                read += bytes.length;
                sink.bytes(bytes);
            }
            if (bytes.length < CHUNK_BYTES) {
                return read;
            }
        }
    }

    private void watchLength(long read, Sink sink) throws SQLException, IOException {
        quiet = read > 0 ? 0 : quiet + 1;
        if (quiet >= QUIET_POLLS) {
            quiet = 0;
            if (files.size(name) < offsetBytes) {
                offsetBytes = 0;
                sink.gap("The server's log file " + SqlLogFiles.file(name)
                        + " was cut while it was read; what was not read before is lost.");
            }
        }
    }
}

package dev.pgtrace.server.capture.own;

import dev.pgtrace.server.capture.CaptureMeter;
import dev.pgtrace.server.capture.CopyDriver;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/// A file on the server that grows, copied over SQL. Not thread-safe.
final class ServerFile {
    private static final int CHUNK_BYTES = 1 << 20;

    private final PreparedStatement read;
    private final String path;
    private final CopyDriver.Sink sink;
    private final CaptureMeter meter;
    private long offsetBytes;

    ServerFile(Connection connection, String path, CopyDriver.Sink sink, CaptureMeter meter) throws SQLException {
        this.read = connection.prepareStatement("SELECT pg_catalog.pg_read_binary_file(?, ?, ?, true)");
        this.path = path;
        this.sink = sink;
        this.meter = meter;
    }

    /// Copies what is new, to the end as it is now.
    void copy() throws SQLException, IOException {
        while (true) {
            byte[] bytes = next();
            if (bytes.length > 0) {
                offsetBytes += bytes.length;
                meter.read(bytes.length);
                sink.bytes(bytes);
            }
            if (bytes.length < CHUNK_BYTES) {
                return;
            }
        }
    }

    private byte[] next() throws SQLException {
        read.setString(1, path);
        read.setLong(2, offsetBytes);
        read.setLong(3, CHUNK_BYTES);
        try (ResultSet row = read.executeQuery()) {
            byte[] bytes = row.next() ? row.getBytes(1) : null;
            return bytes == null ? new byte[0] : bytes;
        }
    }
}

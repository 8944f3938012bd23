package dev.pgtrace.server.capture.sample;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;

/// What the kernel counts for a process of the server, read over SQL: Linux, and a role that may read files.
final class ProcessIo implements AutoCloseable {
    private final PreparedStatement read;

    /// @param readBytes   read by the process, from the kernel's cache or the device (`rchar`)
    /// @param deviceBytes of those, from the device (`read_bytes`)
    record Counted(long readBytes, long deviceBytes) {}

    private ProcessIo(PreparedStatement read) {
        this.read = read;
    }

    /// Empty where it cannot be read.
    static Optional<ProcessIo> of(Connection connection, long pid) throws SQLException {
        PreparedStatement statement =
                connection.prepareStatement("SELECT pg_catalog.pg_read_file('/proc/" + pid + "/io', 0, 1000)");
        ProcessIo io = new ProcessIo(statement);
        if (io.read().isPresent()) {
            return Optional.of(io);
        }
        statement.close();
        return Optional.empty();
    }

    /// Empty where the process is gone.
    Optional<Counted> read() throws SQLException {
        try (ResultSet row = read.executeQuery()) {
            String text = row.next() ? row.getString(1) : null;
            return text == null ? Optional.empty() : parse(text);
        } catch (SQLException e) {
            if (read.getConnection().isClosed()) {
                throw e;
            }
            return Optional.empty();
        }
    }

    static Optional<Counted> parse(String text) {
        long read = -1;
        long device = -1;
        for (String line : text.lines().toList()) {
            int colon = line.indexOf(": ");
            if (colon > 0 && line.startsWith("rchar")) {
                read = Long.parseLong(line.substring(colon + 2).strip());
            } else if (colon > 0 && line.startsWith("read_bytes")) {
                device = Long.parseLong(line.substring(colon + 2).strip());
            }
        }
        return read < 0 || device < 0 ? Optional.empty() : Optional.of(new Counted(read, device));
    }

    @Override
    public void close() throws SQLException {
        read.close();
    }
}

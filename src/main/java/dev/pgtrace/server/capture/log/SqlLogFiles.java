package dev.pgtrace.server.capture.log;

import dev.pgtrace.base.TraceException;
import dev.pgtrace.base.text.Texts;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/// The log over SQL. Needs `pg_read_binary_file` and, before version 17, `pg_current_logfile`.
class SqlLogFiles implements LogFiles {
    private final PreparedStatement current;
    private final PreparedStatement read;
    private final PreparedStatement size;
    private final PreparedStatement between;

    /// @param format `jsonlog`, `csvlog` or `stderr`
    SqlLogFiles(Connection connection, String format) throws SQLException {
        current = connection.prepareStatement("SELECT pg_catalog.pg_current_logfile('" + format + "')");
        read = connection.prepareStatement("SELECT pg_catalog.pg_read_binary_file(?, ?, ?, true)");
        size = connection.prepareStatement("SELECT size FROM pg_catalog.pg_ls_logdir() WHERE name = ?");
        between = connection.prepareStatement("SELECT name FROM pg_catalog.pg_ls_logdir() WHERE " + named(format)
                + " AND name NOT IN (?, ?) AND modification >="
                + " (SELECT modification FROM pg_catalog.pg_ls_logdir() WHERE name = ?) ORDER BY modification, name");
    }

    /// Files of plain text are named as `log_filename` says; those of the other forms have an ending of their own in
    /// place of its `.log`.
    private static String named(String format) {
        return switch (format) {
            case "jsonlog" -> "name LIKE '%.json'";
            case "csvlog" -> "name LIKE '%.csv'";
            default ->
                "name LIKE coalesce((SELECT regexp_replace(setting, '%[^%]', '%', 'g') FROM pg_catalog.pg_settings"
                        + " WHERE name = 'log_filename'), '%') AND name NOT LIKE '%.json' AND name NOT LIKE '%.csv'";
        };
    }

    /// Waits for nothing: the collector may need a moment after its destination was changed.
    @Override
    public String current() throws SQLException {
        try (ResultSet row = current.executeQuery()) {
            String name = row.next() ? row.getString(1) : null;
            return name == null ? "" : name;
        }
    }

    @Override
    public byte[] read(String name, long offsetBytes, int lengthBytes) throws SQLException, IOException {
        read.setString(1, name);
        read.setLong(2, offsetBytes);
        read.setLong(3, lengthBytes);
        try (ResultSet row = read.executeQuery()) {
            byte[] bytes = row.next() ? row.getBytes(1) : null;
            return bytes == null ? new byte[0] : bytes;
        }
    }

    @Override
    public long size(String name) throws SQLException, IOException {
        size.setString(1, file(name));
        try (ResultSet row = size.executeQuery()) {
            return row.next() ? row.getLong(1) : 0;
        }
    }

    @Override
    public List<String> between(String older, String newer) throws SQLException {
        between.setString(1, file(older));
        between.setString(2, file(newer));
        between.setString(3, file(older));
        List<String> names = new ArrayList<>();
        try (ResultSet rows = between.executeQuery()) {
            while (rows.next()) {
                names.add(older.substring(0, older.length() - file(older).length()) + rows.getString(1));
            }
        }
        return names;
    }

    static String file(String name) {
        return name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
    }

    /// What a server without a readable log has to be told.
    static TraceException unreadable(String server, SQLException e) {
        return new TraceException(TraceException.Kind.SERVER, Texts.get("server.log.rights", server), e);
    }
}

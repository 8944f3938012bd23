package dev.pgtrace.server.probe;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Short questions on a connection in autocommit, so that one that fails does not spoil the next.
public final class Questions {
    private static final int LIMIT_SECONDS = 5;
    private static final int MOST_ROWS = 1_000;
    /// Beyond the limit of the statement: the network may be gone.
    private static final int SILENCE_MILLIS = 15_000;

    private final Connection connection;

    public Questions(Connection connection) throws SQLException {
        this.connection = connection;
        connection.setNetworkTimeout(Runnable::run, SILENCE_MILLIS);
    }

    Connection connection() {
        return connection;
    }

    /// The first column of the first row; empty for no row, or null.
    Optional<String> text(String sql, String... arguments) throws SQLException {
        List<String> all = texts(sql, arguments);
        return all.isEmpty() ? Optional.empty() : Optional.of(all.getFirst());
    }

    boolean truth(String sql, String... arguments) throws SQLException {
        return text(sql, arguments).orElse("f").equals("t");
    }

    /// The first column of all rows, without nulls.
    List<String> texts(String sql, String... arguments) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setQueryTimeout(LIMIT_SECONDS);
            statement.setMaxRows(MOST_ROWS);
            for (int i = 0; i < arguments.length; i++) {
                statement.setString(i + 1, arguments[i]);
            }
            List<String> texts = new ArrayList<>();
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    String text = rows.getString(1);
                    if (text != null) {
                        texts.add(text);
                    }
                }
            }
            return texts;
        }
    }
}

package dev.pgtrace.server.demo;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/// One connection of the workload. Tells its journal each statement with its values, before it runs.
final class ShopSession {
    private final Connection connection;
    private final Consumer<String> journal;

    ShopSession(Connection connection, Consumer<String> journal) {
        this.connection = connection;
        this.journal = journal;
    }

    /// The first column of all rows.
    List<Integer> numbers(String sql, Object... values) throws SQLException {
        try (PreparedStatement statement = prepare(sql, values);
                ResultSet rows = statement.executeQuery()) {
            List<Integer> numbers = new ArrayList<>();
            while (rows.next()) {
                numbers.add(rows.getInt(1));
            }
            return numbers;
        }
    }

    /// Reads all rows and forgets them.
    void read(String sql, Object... values) throws SQLException {
        try (PreparedStatement statement = prepare(sql, values);
                ResultSet rows = statement.executeQuery()) {
            int columns = rows.getMetaData().getColumnCount();
            while (rows.next()) {
                rows.getObject(columns);
            }
        }
    }

    void change(String sql, Object... values) throws SQLException {
        try (PreparedStatement statement = prepare(sql, values)) {
            statement.executeUpdate();
        }
    }

    /// Everything in it is one transaction.
    void transaction(Steps steps) throws SQLException {
        connection.setAutoCommit(false);
        try {
            steps.run();
            connection.commit();
        } catch (SQLException e) {
            connection.rollback();
            throw e;
        } finally {
            connection.setAutoCommit(true);
        }
    }

    /// Steps of a transaction.
    interface Steps {
        void run() throws SQLException;
    }

    private PreparedStatement prepare(String sql, Object... values) throws SQLException {
        journal.accept(sql + " " + List.of(values));
        PreparedStatement statement = connection.prepareStatement(sql);
        for (int i = 0; i < values.length; i++) {
            statement.setObject(i + 1, values[i]);
        }
        return statement;
    }
}

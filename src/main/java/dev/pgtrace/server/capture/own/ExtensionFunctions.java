package dev.pgtrace.server.capture.own;

import dev.pgtrace.server.probe.TraceExtension;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The functions of pg_trace in a database, by the names that its variants give them.
///
/// @param start returns the path of the file, or whether it has started
/// @param stop  ends the trace
/// @param file  returns the path while a trace is on
record ExtensionFunctions(String start, String stop, Optional<String> file) {
    private static final List<String> STARTS = TraceExtension.STARTS;
    private static final List<String> STOPS = TraceExtension.STOPS;
    private static final String FILE = "pg_trace_get_tracefile";

    /// A function that anybody could have made is not run: only those of superusers, as extensions in C are.
    private static final String LOOK = """
            SELECT p.proname, pg_catalog.quote_ident(n.nspname) || '.' || pg_catalog.quote_ident(p.proname) || '()'
            FROM pg_catalog.pg_proc p
              JOIN pg_catalog.pg_namespace n ON n.oid = p.pronamespace
              JOIN pg_catalog.pg_roles r ON r.oid = p.proowner
            WHERE p.proname = ANY (?) AND p.pronargs = 0 AND p.prokind = 'f' AND r.rolsuper
              AND pg_catalog.has_function_privilege(p.oid, 'EXECUTE')
              AND pg_catalog.has_schema_privilege(n.oid, 'USAGE')""";

    /// @return empty where a trace cannot be started and stopped
    static Optional<ExtensionFunctions> of(Connection connection) throws SQLException {
        Map<String, String> found = new HashMap<>();
        try (PreparedStatement statement = connection.prepareStatement(LOOK)) {
            statement.setArray(
                    1,
                    connection.createArrayOf(
                            "name",
                            Stream.of(STARTS, STOPS, List.of(FILE))
                                    .flatMap(List::stream)
                                    .toArray()));
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    found.put(rows.getString(1), rows.getString(2));
                }
            }
        }
        for (int i = 0; i < STARTS.size(); i++) {
            String start = found.get(STARTS.get(i));
            String stop = found.get(STOPS.get(i));
            if (start != null && stop != null) {
                return Optional.of(new ExtensionFunctions(start, stop, Optional.ofNullable(found.get(FILE))));
            }
        }
        return Optional.empty();
    }

    /// Whether a text names one of the functions that start or stop a trace.
    static boolean isNamedIn(String lowerCaseSql) {
        return STARTS.stream().anyMatch(lowerCaseSql::contains)
                || STOPS.stream().anyMatch(lowerCaseSql::contains);
    }

    /// Starts the trace of a session.
    ///
    /// @return the path of the file on the server
    /// @throws SQLException also where the extension does not tell the path
    String startIn(Connection connection) throws SQLException {
        String told = value(connection, start);
        if (told != null && isPath(told)) {
            return told;
        }
        String asked = openFile(connection).orElse(null);
        if (asked != null && isPath(asked)) {
            return asked;
        }
        throw new SQLException("pg_trace does not tell where it writes");
    }

    /// The file of a trace that is on in a session.
    Optional<String> openFile(Connection connection) throws SQLException {
        return file.isPresent() ? Optional.ofNullable(value(connection, file.get())) : Optional.empty();
    }

    void stopIn(Connection connection) throws SQLException {
        value(connection, stop);
    }

    private static boolean isPath(@Nullable String text) {
        return text != null && text.indexOf('\n') < 0 && text.matches("(?:/|[A-Za-z]:[/\\\\]).+");
    }

    private static @Nullable String value(Connection connection, String function) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT " + function)) {
            return row.next() ? row.getString(1) : null;
        }
    }
}

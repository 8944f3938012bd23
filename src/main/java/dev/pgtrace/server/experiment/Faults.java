package dev.pgtrace.server.experiment;

import dev.pgtrace.base.TraceException;
import java.sql.SQLException;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/// Words for what a server says about a variant.
final class Faults {
    private static final String CANCELLED = "57014";
    private static final String READ_ONLY = "25006";
    private static final String LOCK = "55P03";

    private Faults() {}

    /// @param variant name of it
    /// @param doing   such as `cannot be run`
    static TraceException of(String variant, String doing, SQLException e) {
        return new TraceException(TraceException.Kind.SERVER, variant + " " + doing + ": " + words(e) + ".", e);
    }

    /// A fault of a run of a variant.
    static TraceException running(String variant, long timeoutMillis, SQLException e) {
        return switch (String.valueOf(e.getSQLState())) {
            case CANCELLED ->
                new TraceException(
                        TraceException.Kind.SERVER,
                        variant + " was stopped after " + timeoutMillis
                                + " ms, the limit of this experiment for a statement. Raise that limit, or make it"
                                + " faster.",
                        e);
            case READ_ONLY ->
                new TraceException(
                        TraceException.Kind.SERVER,
                        variant + " writes, and statements that write are refused: " + words(e)
                                + ". Let each run be rolled back instead, if that is safe here.",
                        e);
            case LOCK ->
                new TraceException(
                        TraceException.Kind.SERVER,
                        variant + " did not get a lock in time: " + words(e)
                                + ". Somebody else holds it; see the list of sessions.",
                        e);
            default -> of(variant, "failed", e);
        };
    }

    static TraceException tooLarge(String variant, SQLException e) {
        return new TraceException(
                TraceException.Kind.SERVER,
                variant + " returns more rows than fit into the memory. Give it a LIMIT, or give Java more memory with"
                        + " PGTRACE_JAVA_OPTS=-Xmx4g.",
                e);
    }

    static TraceException lost(String variant, String server, SQLException e) {
        return new TraceException(
                TraceException.Kind.SERVER,
                "The connection to " + server + " was lost while " + variant + " ran: " + words(e) + ".",
                e);
    }

    static String words(SQLException e) {
        ServerErrorMessage told = e instanceof PSQLException postgres ? postgres.getServerErrorMessage() : null;
        String message = String.valueOf(told == null ? e.getMessage() : told.getMessage());
        int end = message.indexOf('\n');
        String line = (end < 0 ? message : message.substring(0, end)).strip();
        String plain = line.endsWith(".") ? line.substring(0, line.length() - 1) : line;
        return e.getSQLState() == null ? plain : plain + " (" + e.getSQLState() + ")";
    }
}

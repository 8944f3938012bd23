package dev.pgtrace.server.experiment;

import dev.pgtrace.base.TraceException;
import dev.pgtrace.base.text.Texts;
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
        return new TraceException(
                TraceException.Kind.SERVER, Texts.get("server.ab.fault", variant, doing, words(e)), e);
    }

    /// A fault of a run of a variant.
    static TraceException running(String variant, long timeoutMillis, SQLException e) {
        return switch (String.valueOf(e.getSQLState())) {
            case CANCELLED ->
                new TraceException(
                        TraceException.Kind.SERVER, Texts.get("server.ab.timeout", variant, timeoutMillis), e);
            case READ_ONLY ->
                new TraceException(TraceException.Kind.SERVER, Texts.get("server.ab.writes", variant, words(e)), e);
            case LOCK ->
                new TraceException(TraceException.Kind.SERVER, Texts.get("server.ab.lock", variant, words(e)), e);
            default -> of(variant, "failed", e);
        };
    }

    static TraceException tooLarge(String variant, SQLException e) {
        return new TraceException(TraceException.Kind.SERVER, Texts.get("server.ab.memory", variant), e);
    }

    static TraceException lost(String variant, String server, SQLException e) {
        return new TraceException(
                TraceException.Kind.SERVER, Texts.get("server.ab.lost", server, variant, words(e)), e);
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

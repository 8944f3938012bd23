package dev.pgtrace.server;

import dev.pgtrace.model.server.HostPort;
import dev.pgtrace.model.server.ServerAddress;
import dev.pgtrace.model.server.ServerFault;
import dev.pgtrace.model.server.ServerFault.Reason;
import dev.pgtrace.server.tls.TlsProblem;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.security.cert.CertificateRevokedException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import javax.net.ssl.SSLException;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/// What driver and server say, as advice: what happened and what to do next. The words of both stay beside it.
public final class Advice {
    private static final int LONGEST = 8_192;

    private final ServerAddress address;
    private final String where;

    private record Told(Reason reason, String advice) {}

    public Advice(ServerAddress address) {
        this.address = address;
        this.where = address.hosts().stream().map(HostPort::text).collect(Collectors.joining(", "));
    }

    /// A fault while connecting.
    public ServerFault connecting(SQLException e) {
        Told told = bySocket(e)
                .or(() -> byState(e))
                .orElseGet(() -> new Told(Reason.OTHER, where + " does not let us connect: " + firstLine(e) + "."));
        return fault(told, e);
    }

    /// A fault of a statement on an open connection.
    ///
    /// @param doing what was tried, such as `The sessions cannot be listed`
    public ServerFault running(String doing, SQLException e) {
        Told told =
                switch (state(e)) {
                    case "42501" ->
                        new Told(
                                Reason.PRIVILEGE,
                                doing + ": the role " + address.user() + " lacks a right; "
                                        + "pgtrace probe prints what an administrator runs.");
                    case "57014" ->
                        new Told(
                                Reason.TIMEOUT,
                                doing + ": the statement took longer than its limit; try again, or "
                                        + "raise the statement timeout.");
                    case "57P01", "57P02", "57P05" ->
                        new Told(Reason.LOST, doing + ": the server ended the connection; connect again.");
                    case "08000", "08003", "08006", "08001", "08004", "08007" ->
                        new Told(Reason.LOST, doing + ": the connection to " + where + " broke; connect again.");
                    default -> new Told(Reason.OTHER, doing + ": " + firstLine(e) + ".");
                };
        return fault(told, e);
    }

    private Optional<Told> bySocket(SQLException e) {
        for (Throwable cause : causes(e)) {
            Optional<Told> told =
                    switch (cause) {
                        case TlsProblem problem ->
                            Optional.of(new Told(Reason.TLS, String.valueOf(problem.getMessage())));
                        case UnknownHostException unknown ->
                            told(
                                    Reason.UNREACHABLE,
                                    "No host is known by the name in " + where
                                            + "; check its spelling, the DNS and the VPN.");
                        case SocketTimeoutException timeout ->
                            told(
                                    Reason.TIMEOUT,
                                    where + " did not answer within " + address.connectTimeoutSeconds()
                                            + " s: a firewall may drop what we send, or the host is down.");
                        case ConnectException refused ->
                            told(
                                    Reason.UNREACHABLE,
                                    "Nobody listens at " + where + ": check host and port, that the"
                                            + " server runs, and its listen_addresses.");
                        case NoRouteToHostException route ->
                            told(
                                    Reason.UNREACHABLE,
                                    "There is no way to " + where + ": check the network and the VPN.");
                        case CertificateExpiredException expired ->
                            told(
                                    Reason.TLS,
                                    "The certificate of " + where + " has expired; the server needs a new one.");
                        case CertificateNotYetValidException early ->
                            told(
                                    Reason.TLS,
                                    "The certificate of " + where
                                            + " is not valid yet; check the clocks of both sides.");
                        case CertificateRevokedException revoked ->
                            told(Reason.TLS, "The certificate of " + where + " has been revoked; do not trust it.");
                        case CertPathValidatorException path ->
                            path.getReason() == CertPathValidatorException.BasicReason.REVOKED
                                    ? told(
                                            Reason.TLS,
                                            "The certificate of " + where + " has been revoked; do not trust it.")
                                    : Optional.empty();
                        default -> Optional.empty();
                    };
            if (told.isPresent()) {
                return told;
            }
        }
        return byHandshake(e);
    }

    private Optional<Told> byHandshake(SQLException e) {
        String message = String.valueOf(e.getMessage());
        if (causes(e).stream()
                .anyMatch(cause -> cause.getClass().getName().endsWith("SunCertPathBuilderException")
                        || cause.getClass().getName().endsWith("ValidatorException"))) {
            return told(
                    Reason.TLS,
                    "The certificate of " + where + " is signed by nobody that we trust: name the"
                            + " authority's certificate as sslrootcert. Do not weaken sslmode unless you know why it differs.");
        }
        if (message.contains("could not be verified by hostnameverifier") || message.contains("hostname")) {
            return told(
                    Reason.TLS,
                    "The certificate of " + where + " is for another name: connect by the name that it"
                            + " holds, or use sslmode=verify-ca where that is enough.");
        }
        if (message.contains("does not support SSL")) {
            return told(Reason.TLS, where + " does not encrypt (ssl=off); use sslmode=prefer where that is allowed.");
        }
        if (causes(e).stream().anyMatch(SSLException.class::isInstance)) {
            return told(
                    Reason.TLS,
                    "No encrypted connection to " + where + " came about; protocol versions or"
                            + " certificates do not fit.");
        }
        return Optional.empty();
    }

    private Optional<Told> byState(SQLException e) {
        String message = String.valueOf(e.getMessage());
        String user = address.user();
        return switch (state(e)) {
            case "28P01" ->
                told(
                        Reason.PASSWORD,
                        "The password for " + user + " is wrong, or " + user + " has none on this server.");
            case "28000" ->
                message.contains("pg_hba.conf") || message.contains("no encryption")
                        ? told(
                                Reason.REJECTED,
                                "The server lets nobody in as " + user + " to " + address.database()
                                        + " from here: its pg_hba.conf needs a line for that"
                                        + (message.contains("no encryption")
                                                ? ", or wants encryption (sslmode=require)."
                                                : "."))
                        : told(Reason.REJECTED, "The server refuses " + user + ": " + firstLine(e) + ".");
            case "3D000" -> told(Reason.DATABASE, "There is no database " + address.database() + " on " + where + ".");
            case "42501" ->
                message.contains("parameter") || message.contains("library")
                        ? told(
                                Reason.PRIVILEGE,
                                "The role " + user + " may not set what tracing needs; pgtrace probe"
                                        + " prints what an administrator runs.")
                        : told(
                                Reason.PRIVILEGE,
                                "The role " + user + " may not connect to " + address.database() + ".");
            case "53300" ->
                told(
                        Reason.BUSY,
                        "All connections of " + where + " are taken; try again later, or raise"
                                + " max_connections or the role's limit.");
            case "57P03" -> told(Reason.BUSY, where + " is starting, stopping or recovering; try again shortly.");
            case "57P01", "57P02" -> told(Reason.BUSY, where + " is being stopped; try again later.");
            case "08P01" ->
                message.contains("startup parameter")
                        ? told(
                                Reason.POOLER,
                                "A pooler in between refuses settings that are sent while connecting"
                                        + " (options); connect to the server itself, not through the pooler.")
                        : told(Reason.OTHER, where + " does not speak PostgreSQL's protocol as expected.");
            case "08004" ->
                message.contains("password")
                        ? told(Reason.PASSWORD, "The server wants a password for " + user + ".")
                        : told(Reason.REJECTED, where + " refuses the connection: " + firstLine(e) + ".");
            case "08001" ->
                message.contains("targetServerType") || message.contains("Could not find a server")
                        ? told(
                                Reason.UNREACHABLE,
                                "None of " + where + " is a server of the wanted kind ("
                                        + address.target().label() + ").")
                        : told(Reason.UNREACHABLE, where + " cannot be reached.");
            case "08006" ->
                told(
                        Reason.LOST,
                        where + " ended the connection while it began: is it PostgreSQL that" + " listens there?");
            default -> Optional.empty();
        };
    }

    private ServerFault fault(Told told, SQLException e) {
        return new ServerFault(told.reason, told.advice, state(e), technicalText(e), e);
    }

    private static Optional<Told> told(Reason reason, String advice) {
        return Optional.of(new Told(reason, advice));
    }

    private static String technicalText(SQLException e) {
        List<String> lines = new ArrayList<>();
        for (Throwable cause : causes(e)) {
            String line = cause.getClass().getSimpleName() + ": " + cause.getMessage()
                    + (cause instanceof SQLException sql && sql.getSQLState() != null
                            ? " (SQLSTATE " + sql.getSQLState() + ")"
                            : "");
            if (!lines.contains(line)) {
                lines.add(line);
            }
        }
        String text = String.join("\n", lines);
        return text.substring(0, Math.min(LONGEST, text.length()));
    }

    /// The server's own message without its severity, else the driver's.
    private static String firstLine(SQLException e) {
        ServerErrorMessage server = e instanceof PSQLException postgres ? postgres.getServerErrorMessage() : null;
        String message = String.valueOf(server == null ? e.getMessage() : server.getMessage());
        int end = message.indexOf('\n');
        String line = (end < 0 ? message : message.substring(0, end)).strip();
        return line.endsWith(".") ? line.substring(0, line.length() - 1) : line;
    }

    private static String state(SQLException e) {
        return e.getSQLState() == null ? "" : e.getSQLState();
    }

    /// The fault, its causes, and what went before with a host tried earlier.
    private static List<Throwable> causes(Throwable fault) {
        Set<Throwable> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        List<Throwable> causes = new ArrayList<>();
        for (Throwable at = fault; at != null && seen.add(at); at = at.getCause()) {
            causes.add(at);
            for (Throwable suppressed : at.getSuppressed()) {
                if (seen.add(suppressed)) {
                    causes.add(suppressed);
                }
            }
        }
        return causes;
    }
}

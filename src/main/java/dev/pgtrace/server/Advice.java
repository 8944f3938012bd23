package dev.pgtrace.server;

import dev.pgtrace.base.text.Texts;
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
                .orElseGet(() -> new Told(Reason.OTHER, Texts.get("server.advice.connect", where, firstLine(e))));
        return fault(told, e);
    }

    /// A fault of a statement on an open connection.
    ///
    /// @param doing what was tried, such as `The sessions cannot be listed`
    public ServerFault running(String doing, SQLException e) {
        Told told =
                switch (state(e)) {
                    case "42501" -> new Told(Reason.PRIVILEGE, Texts.get("server.advice.right", doing, address.user()));
                    case "57014" -> new Told(Reason.TIMEOUT, Texts.get("server.advice.timeout", doing));
                    case "57P01", "57P02", "57P05" -> new Told(Reason.LOST, Texts.get("server.advice.ended", doing));
                    case "08000", "08003", "08006", "08001", "08004", "08007" ->
                        new Told(Reason.LOST, Texts.get("server.advice.broke", doing, where));
                    default -> new Told(Reason.OTHER, Texts.get("server.advice.other", doing, firstLine(e)));
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
                            told(Reason.UNREACHABLE, Texts.get("server.advice.noHost", where));
                        case SocketTimeoutException timeout ->
                            told(
                                    Reason.TIMEOUT,
                                    Texts.get("server.advice.noAnswer", where, address.connectTimeoutSeconds()));
                        case ConnectException refused ->
                            told(Reason.UNREACHABLE, Texts.get("server.advice.nobody", where));
                        case NoRouteToHostException route ->
                            told(Reason.UNREACHABLE, Texts.get("server.advice.noWay", where));
                        case CertificateExpiredException expired ->
                            told(Reason.TLS, Texts.get("server.advice.certificate.expired", where));
                        case CertificateNotYetValidException early ->
                            told(Reason.TLS, Texts.get("server.advice.certificate.early", where));
                        case CertificateRevokedException revoked ->
                            told(Reason.TLS, Texts.get("server.advice.certificate.revoked", where));
                        case CertPathValidatorException path ->
                            path.getReason() == CertPathValidatorException.BasicReason.REVOKED
                                    ? told(Reason.TLS, Texts.get("server.advice.certificate.revoked", where))
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
            return told(Reason.TLS, Texts.get("server.advice.certificate.untrusted", where));
        }
        if (message.contains("could not be verified by hostnameverifier") || message.contains("hostname")) {
            return told(Reason.TLS, Texts.get("server.advice.certificate.name", where));
        }
        if (message.contains("does not support SSL")) {
            return told(Reason.TLS, Texts.get("server.advice.noEncryption", where));
        }
        if (causes(e).stream().anyMatch(SSLException.class::isInstance)) {
            return told(Reason.TLS, Texts.get("server.advice.handshake", where));
        }
        return Optional.empty();
    }

    private Optional<Told> byState(SQLException e) {
        String message = String.valueOf(e.getMessage());
        String user = address.user();
        return switch (state(e)) {
            case "28P01" -> told(Reason.PASSWORD, Texts.get("server.advice.password", user));
            case "28000" ->
                message.contains("pg_hba.conf") || message.contains("no encryption")
                        ? told(
                                Reason.REJECTED,
                                Texts.get(
                                        message.contains("no encryption")
                                                ? "server.advice.hba.encryption"
                                                : "server.advice.hba",
                                        user,
                                        address.database()))
                        : told(Reason.REJECTED, Texts.get("server.advice.refuses", user, firstLine(e)));
            case "3D000" -> told(Reason.DATABASE, Texts.get("server.advice.noDatabase", address.database(), where));
            case "42501" ->
                message.contains("parameter") || message.contains("library")
                        ? told(Reason.PRIVILEGE, Texts.get("server.advice.mayNotSet", user))
                        : told(Reason.PRIVILEGE, Texts.get("server.advice.mayNotConnect", user, address.database()));
            case "53300" -> told(Reason.BUSY, Texts.get("server.advice.full", where));
            case "57P03" -> told(Reason.BUSY, Texts.get("server.advice.starting", where));
            case "57P01", "57P02" -> told(Reason.BUSY, Texts.get("server.advice.stopping", where));
            case "08P01" ->
                message.contains("startup parameter")
                        ? told(Reason.POOLER, Texts.get("server.advice.pooler"))
                        : told(Reason.OTHER, Texts.get("server.advice.protocol", where));
            case "08004" ->
                message.contains("password")
                        ? told(Reason.PASSWORD, Texts.get("server.advice.wantsPassword", user))
                        : told(Reason.REJECTED, Texts.get("server.advice.refusesConnection", where, firstLine(e)));
            case "08001" ->
                message.contains("targetServerType") || message.contains("Could not find a server")
                        ? told(
                                Reason.UNREACHABLE,
                                Texts.get(
                                        "server.advice.target",
                                        where,
                                        address.target().label()))
                        : told(Reason.UNREACHABLE, Texts.get("server.advice.unreachable", where));
            case "08006" -> told(Reason.LOST, Texts.get("server.advice.endedEarly", where));
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

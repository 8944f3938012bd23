package dev.pgtrace.server.address;

import dev.pgtrace.base.TraceException;
import dev.pgtrace.base.text.Texts;
import dev.pgtrace.model.server.AddressSyntaxException;
import dev.pgtrace.model.server.HostPort;
import dev.pgtrace.model.server.Secret;
import dev.pgtrace.model.server.ServerAddress;
import dev.pgtrace.model.server.TargetSession;
import dev.pgtrace.model.server.TlsMode;
import dev.pgtrace.model.server.TlsSettings;
import dev.pgtrace.model.server.TypedAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// Makes an address of what was said, filled up as libpq does: service, environment, defaults.
final class AddressReader {
    private final Said said;
    private final Surroundings surroundings;

    AddressReader(Said said, Surroundings surroundings) {
        this.said = said;
        this.surroundings = surroundings;
    }

    TypedAddress read() throws TraceException {
        fillUp();
        String user = said.get("user").map(Said.Value::text).orElse(surroundings.userName());
        if (user.isEmpty()) {
            throw new TraceException(TraceException.Kind.USAGE, Texts.get("server.address.noUser"));
        }
        ServerAddress address = new ServerAddress(
                hosts(),
                said.get("dbname").map(Said.Value::text).orElse(user),
                user,
                tls(),
                said.text("options"),
                target(),
                (int) number("connect_timeout", ServerAddress.STANDARD_CONNECT_TIMEOUT_SECONDS, 3_600),
                (int) number("statement_timeout", ServerAddress.STANDARD_STATEMENT_TIMEOUT_MILLIS, 86_400_000),
                said.text("service"),
                more());
        return new TypedAddress(address, secret("password"), secret("sslpassword"), said.notes());
    }

    private void fillUp() throws TraceException {
        Optional<String> service =
                said.get("service").map(Said.Value::text).or(() -> surroundings.variable("PGSERVICE"));
        if (service.isPresent()) {
            said.fill("service", service.get(), "PGSERVICE");
            new ServiceFile(surroundings).fill(service.get(), said);
        }
        for (Keyword keyword : Keyword.all()) {
            if (!keyword.variable().isEmpty()) {
                surroundings
                        .variable(keyword.variable())
                        .ifPresent(value -> said.fill(keyword.name(), value, keyword.variable()));
            }
            if (keyword.use() == Keyword.Use.IGNORED && said.get(keyword.name()).isPresent()) {
                said.note(Texts.get("server.address.leftOut", keyword.name()));
            }
        }
    }

    private List<HostPort> hosts() throws TraceException {
        String[] names = hostNames();
        String[] ports = said.text("port").split(",", -1);
        if (ports.length != 1 && ports.length != names.length) {
            throw fault("port", Texts.get("server.address.ports", ports.length, names.length));
        }
        List<HostPort> hosts = new ArrayList<>();
        for (int i = 0; i < names.length; i++) {
            String name = names[i].strip();
            String port = (ports.length == 1 ? ports[0] : ports[i]).strip();
            if (name.startsWith("/") || name.startsWith("@")) {
                throw fault("host", Texts.get("server.address.socket"));
            }
            if (name.chars().anyMatch(c -> c <= ' ' || c == '@' || c == '/' || c == '?')) {
                throw fault("host", Texts.get("server.address.host"));
            }
            if (!port.isEmpty() && !isPort(port)) {
                throw fault("port", Texts.get("server.address.port"));
            }
            hosts.add(new HostPort(
                    name.isEmpty() ? "localhost" : name,
                    port.isEmpty() ? HostPort.STANDARD_PORT : Integer.parseInt(port)));
        }
        return hosts;
    }

    private String[] hostNames() throws TraceException {
        String[] names = said.text("host").split(",", -1);
        if (said.get("hostaddr").isEmpty()) {
            if (said.get("host").isEmpty()) {
                said.note(Texts.get("server.address.localhost"));
            }
            return names;
        }
        if (said.get("host").isPresent() && said.text("sslmode").equals(TlsMode.VERIFY_FULL.label())) {
            throw fault("hostaddr", Texts.get("server.address.hostaddr"));
        }
        return said.text("hostaddr").split(",", -1);
    }

    static boolean isPort(String text) {
        if (text.isEmpty() || text.length() > 5 || !text.chars().allMatch(c -> c >= '0' && c <= '9')) {
            return false;
        }
        int port = Integer.parseInt(text);
        return port >= 1 && port <= 65_535;
    }

    private TlsSettings tls() throws TraceException {
        boolean system = said.text("sslrootcert").equals(TlsSettings.SYSTEM);
        TlsMode mode = system ? TlsMode.VERIFY_FULL : TlsMode.PREFER;
        Optional<Said.Value> word = said.get("sslmode");
        if (word.isPresent()) {
            mode = TlsMode.of(word.get().text())
                    .orElseThrow(() -> fault("sslmode", Texts.get("server.address.sslmode")));
        }
        if (system && mode != TlsMode.VERIFY_FULL) {
            throw fault("sslmode", Texts.get("server.address.system"));
        }
        return new TlsSettings(mode, path("sslrootcert"), path("sslcert"), path("sslkey"), path("sslcrl"));
    }

    /// A path with the user's folder for a tilde, which no shell has replaced here.
    private String path(String keyword) {
        String path = said.text(keyword);
        return path.startsWith("~/")
                ? surroundings.home().resolve(path.substring(2)).toString()
                : path;
    }

    private TargetSession target() throws TraceException {
        Optional<Said.Value> word = said.get("target_session_attrs");
        if (word.isEmpty()) {
            return TargetSession.ANY;
        }
        return TargetSession.of(word.get().text())
                .orElseThrow(() -> fault("target_session_attrs", Texts.get("server.address.target")));
    }

    private long number(String keyword, long standard, long most) throws TraceException {
        Optional<Said.Value> word = said.get(keyword);
        if (word.isEmpty()) {
            return standard;
        }
        try {
            // Negative means without limit, as in libpq.
            return Math.min(most, Math.max(0, Long.parseLong(word.get().text().strip())));
        } catch (NumberFormatException e) {
            throw fault(keyword, Texts.get("server.address.whole", keyword));
        }
    }

    private Map<String, String> more() {
        Map<String, String> more = new TreeMap<>();
        for (Keyword keyword : Keyword.all()) {
            if (keyword.use() == Keyword.Use.MORE && said.get(keyword.name()).isPresent()) {
                more.put(keyword.name(), said.text(keyword.name()));
            }
        }
        return more;
    }

    private Optional<Secret> secret(String keyword) {
        return said.get(keyword).map(Said.Value::text).map(Secret::of);
    }

    /// A fault at the place where the value came from.
    private TraceException fault(String keyword, String problem) {
        Optional<Said.Value> value = said.get(keyword);
        if (value.isPresent() && value.get().column() > 0) {
            return new AddressSyntaxException(value.get().column(), problem);
        }
        return new TraceException(
                TraceException.Kind.USAGE,
                Texts.get("server.address.fault", value.map(Said.Value::origin).orElse(keyword), problem));
    }
}

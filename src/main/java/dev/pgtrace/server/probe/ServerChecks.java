package dev.pgtrace.server.probe;

import static dev.pgtrace.server.probe.Checks.no;
import static dev.pgtrace.server.probe.Checks.yes;

import dev.pgtrace.base.text.KeptTexts;
import dev.pgtrace.model.server.ProbeFinding;
import dev.pgtrace.model.server.ProbeSubject;
import dev.pgtrace.model.server.ServerIdentity;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// What the server is, and how it reads.
final class ServerChecks {
    private static final int OLDEST = 13;
    private static final int NEWEST = 18;
    private static final Map<String, String> SERVICES = Map.of(
            "rds_superuser", "Amazon RDS or Aurora",
            "azure_pg_admin", "Azure Database for PostgreSQL",
            "cloudsqlsuperuser", "Google Cloud SQL",
            "alloydbsuperuser", "Google AlloyDB",
            "neon_superuser", "Neon",
            "supabase_admin", "Supabase",
            "tsdbadmin", "Timescale Cloud",
            "avnadmin", "Aiven");

    private final Questions ask;
    private final ServerIdentity server;
    private final Checks checks;

    ServerChecks(Questions ask, ServerIdentity server, Checks checks) {
        this.ask = ask;
        this.server = server;
        this.checks = checks;
    }

    void run() {
        checks.add(version());
        checks.run(ProbeSubject.PLATFORM, this::platform);
        checks.add(
                server.standby()
                        ? yes(ProbeSubject.STANDBY, "", KeptTexts.of("kept.probe.server.replays"))
                        : no(ProbeSubject.STANDBY, "", ""));
        checks.run(ProbeSubject.MANAGED, this::managed);
        checks.run(ProbeSubject.IO_TIMING, () -> {
            String setting = ask.text("SHOW track_io_timing").orElse("");
            return setting.equals("on")
                    ? yes(ProbeSubject.IO_TIMING, setting, "")
                    : no(ProbeSubject.IO_TIMING, setting, KeptTexts.of("kept.probe.server.notTimed"));
        });
        checks.run(ProbeSubject.IO_METHOD, this::ioMethod);
        checks.run(ProbeSubject.PROC_IO, this::procIo);
    }

    private ProbeFinding version() {
        ProbeSubject subject = ProbeSubject.VERSION;
        if (server.major() < OLDEST) {
            return no(subject, server.version(), KeptTexts.of("kept.probe.server.old", OLDEST));
        }
        return yes(
                subject,
                server.version(),
                server.major() > NEWEST ? KeptTexts.of("kept.probe.server.new", NEWEST) : "");
    }

    private ProbeFinding platform() throws SQLException {
        String version = ask.text("SELECT pg_catalog.version()").orElse("");
        String lower = version.toLowerCase(Locale.ROOT);
        return lower.contains("linux")
                ? yes(ProbeSubject.PLATFORM, "Linux", "")
                : no(ProbeSubject.PLATFORM, version, KeptTexts.of("kept.probe.server.notLinux"));
    }

    private ProbeFinding managed() throws SQLException {
        List<String> roles = ask.texts(
                "SELECT rolname FROM pg_catalog.pg_roles WHERE rolname = ANY (pg_catalog.string_to_array(?, ','))",
                String.join(",", SERVICES.keySet()));
        Optional<String> service = roles.stream().map(SERVICES::get).findFirst();
        return service.isPresent()
                ? yes(ProbeSubject.MANAGED, service.get(), KeptTexts.of("kept.probe.server.managed"))
                : no(ProbeSubject.MANAGED, "", "");
    }

    private ProbeFinding ioMethod() throws SQLException {
        Optional<String> method = ask.text("SELECT pg_catalog.current_setting('io_method', true)");
        if (method.isEmpty()) {
            return yes(ProbeSubject.IO_METHOD, "sync", KeptTexts.of("kept.probe.server.before18"));
        }
        return method.get().equals("worker")
                ? no(ProbeSubject.IO_METHOD, "worker", KeptTexts.of("kept.probe.server.workers"))
                : yes(ProbeSubject.IO_METHOD, method.get(), "");
    }

    private ProbeFinding procIo() throws SQLException {
        String io = ask.text("SELECT pg_catalog.pg_read_file('/proc/self/io', 0, 1000)")
                .orElse("");
        return io.contains("read_bytes:")
                ? yes(ProbeSubject.PROC_IO, "", "")
                : no(ProbeSubject.PROC_IO, "", KeptTexts.of("kept.probe.server.kernel"));
    }
}

package dev.pgtrace.server.probe;

import static dev.pgtrace.server.probe.Checks.no;
import static dev.pgtrace.server.probe.Checks.yes;

import dev.pgtrace.base.text.KeptTexts;
import dev.pgtrace.model.server.ProbeFinding;
import dev.pgtrace.model.server.ProbeSubject;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Extensions in this database that help, and whether they answer.
final class ExtensionChecks {
    /// One that counts answers only where it was loaded when the server started.
    private static final Map<ProbeSubject, String> VIEWS = Map.of(
            ProbeSubject.PG_STAT_STATEMENTS, "pg_stat_statements",
            ProbeSubject.PG_STAT_KCACHE, "pg_stat_kcache",
            ProbeSubject.PG_WAIT_SAMPLING, "pg_wait_sampling_current");

    private final Questions ask;
    private final Checks checks;

    ExtensionChecks(Questions ask, Checks checks) {
        this.ask = ask;
        this.checks = checks;
    }

    void run() {
        for (ProbeSubject subject : List.of(
                ProbeSubject.PG_STAT_STATEMENTS,
                ProbeSubject.HYPOPG,
                ProbeSubject.PG_STAT_KCACHE,
                ProbeSubject.PG_WAIT_SAMPLING,
                ProbeSubject.PG_BUFFERCACHE)) {
            checks.run(subject, () -> extension(subject, subject.label()));
        }
        checks.run(ProbeSubject.PG_TRACE, this::tracing);
    }

    /// Its variants have names of their own; one that has no functions to start and stop a trace is of no use.
    private ProbeFinding tracing() throws SQLException {
        String names = String.join(",", TraceExtension.NAMES);
        List<String> there = ask.texts(
                "SELECT extname::text FROM pg_catalog.pg_extension WHERE extname = ANY"
                        + " (pg_catalog.string_to_array(?, ',')) ORDER BY pg_catalog.length(extname::text)",
                names);
        for (String name : there) {
            List<String> functions = functions(name);
            if (TraceExtension.canTrace(functions)) {
                String version = ask.text("SELECT extversion FROM pg_catalog.pg_extension WHERE extname = ?", name)
                        .orElse("");
                String called = String.join(", ", functions);
                return yes(
                        ProbeSubject.PG_TRACE,
                        version,
                        name.equals(ProbeSubject.PG_TRACE.label())
                                ? KeptTexts.of("kept.probe.extension.functions", called)
                                : KeptTexts.of("kept.probe.extension.variant", name, called));
            }
        }
        if (!there.isEmpty()) {
            return no(ProbeSubject.PG_TRACE, "", KeptTexts.of("kept.probe.extension.noFunctions", there.getFirst()));
        }
        return no(
                ProbeSubject.PG_TRACE,
                "",
                absent(
                        "SELECT EXISTS (SELECT FROM pg_catalog.pg_available_extensions WHERE name = ANY"
                                + " (pg_catalog.string_to_array(?, ',')))",
                        names));
    }

    private String absent(String available, String argument) throws SQLException {
        return ask.truth(available, argument)
                ? KeptTexts.of("kept.probe.extension.notCreated")
                : KeptTexts.of("kept.probe.extension.notInstalled");
    }

    private ProbeFinding extension(ProbeSubject subject, String name) throws SQLException {
        Optional<String> version = ask.text("SELECT extversion FROM pg_catalog.pg_extension WHERE extname = ?", name);
        if (version.isEmpty()) {
            return no(
                    subject,
                    "",
                    absent("SELECT EXISTS (SELECT FROM pg_catalog.pg_available_extensions WHERE name = ?)", name));
        }
        if (VIEWS.containsKey(subject)) {
            String schema = ask.text(
                            "SELECT pg_catalog.quote_ident(n.nspname) FROM pg_catalog.pg_extension e JOIN"
                                    + " pg_catalog.pg_namespace n ON n.oid = e.extnamespace WHERE e.extname = ?",
                            name)
                    .orElse("public");
            ask.text("SELECT 1 FROM " + schema + "." + VIEWS.get(subject) + " LIMIT 1");
        }
        return yes(subject, version.get(), "");
    }

    private List<String> functions(String extension) throws SQLException {
        return ask.texts("""
                        SELECT p.proname || '(' || pg_catalog.pg_get_function_identity_arguments(p.oid) || ')'
                        FROM pg_catalog.pg_depend d
                          JOIN pg_catalog.pg_extension e ON e.oid = d.refobjid
                          JOIN pg_catalog.pg_proc p ON p.oid = d.objid
                        WHERE d.classid = 'pg_catalog.pg_proc'::regclass
                          AND d.refclassid = 'pg_catalog.pg_extension'::regclass AND e.extname = ?
                        ORDER BY 1""", extension);
    }
}

package dev.pgtrace.server.probe;

import static dev.pgtrace.server.probe.Checks.no;
import static dev.pgtrace.server.probe.Checks.yes;

import dev.pgtrace.base.text.KeptTexts;
import dev.pgtrace.model.server.ProbeFinding;
import dev.pgtrace.model.server.ProbeSubject;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/// Whether the server's log can be read over SQL, and in which format.
final class LogChecks {
    private final Questions ask;
    private final Checks checks;
    private final int major;

    LogChecks(Questions ask, Checks checks, int major) {
        this.ask = ask;
        this.major = major;
        this.checks = checks;
    }

    void run() {
        checks.run(ProbeSubject.LOG_COLLECTOR, () -> {
            String collector = setting("logging_collector");
            return collector.equals("on")
                    ? yes(ProbeSubject.LOG_COLLECTOR, collector, "")
                    : no(ProbeSubject.LOG_COLLECTOR, collector, KeptTexts.of("kept.probe.log.output"));
        });
        checks.run(ProbeSubject.LOG_FORMAT, this::format);
        checks.run(ProbeSubject.LOG_PREFIX, this::prefix);
        checks.run(ProbeSubject.LOG_READABLE, this::readable);
    }

    private ProbeFinding format() throws SQLException {
        String destination = setting("log_destination");
        if (destination.contains("jsonlog") || destination.contains("csvlog")) {
            return yes(ProbeSubject.LOG_FORMAT, destination, "");
        }
        if (!PlainLog.isOnly(destination)) {
            return no(ProbeSubject.LOG_FORMAT, destination, KeptTexts.of("kept.probe.log.neither"));
        }
        boolean enough = plain().lacking(PlainLog.OF_A_BACKEND).isEmpty();
        return enough
                ? yes(ProbeSubject.LOG_FORMAT, destination, KeptTexts.of("kept.probe.log.plain"))
                : no(ProbeSubject.LOG_FORMAT, destination, KeptTexts.of("kept.probe.log.little"));
    }

    /// Matters only where the log is plain text.
    private ProbeFinding prefix() throws SQLException {
        PlainLog plain = plain();
        if (!PlainLog.isOnly(setting("log_destination"))) {
            return yes(ProbeSubject.LOG_PREFIX, plain.setting(), KeptTexts.of("kept.probe.log.notNeeded"));
        }
        List<PrefixPart> lacking = plain.lacking();
        return lacking.isEmpty()
                ? yes(ProbeSubject.LOG_PREFIX, plain.setting(), "")
                : no(
                        ProbeSubject.LOG_PREFIX,
                        plain.setting(),
                        KeptTexts.of("kept.probe.log.prefix", PlainLog.words(lacking)));
    }

    private PlainLog plain() throws SQLException {
        return new PlainLog(setting("log_line_prefix"), major);
    }

    private ProbeFinding readable() throws SQLException {
        String destination = setting("log_destination");
        String format =
                destination.contains("jsonlog") ? "jsonlog" : destination.contains("csvlog") ? "csvlog" : "stderr";
        Optional<String> file = ask.text("SELECT pg_catalog.pg_current_logfile(?)", format);
        if (file.isEmpty()) {
            return no(ProbeSubject.LOG_READABLE, "", KeptTexts.of("kept.probe.log.noFile", format));
        }
        ask.text("SELECT name FROM pg_catalog.pg_ls_logdir() LIMIT 1");
        ask.text("SELECT pg_catalog.length(pg_catalog.pg_read_binary_file(?, 0, 1, true))::text", file.get());
        return yes(ProbeSubject.LOG_READABLE, file.get(), "");
    }

    private String setting(String name) throws SQLException {
        return ask.text("SELECT pg_catalog.current_setting(?, true)", name).orElse("");
    }
}

package dev.pgtrace.server.capture.log;

import dev.pgtrace.base.text.KeptTexts;
import dev.pgtrace.base.text.Texts;
import dev.pgtrace.format.autoexplain.log.LogDecoder;
import dev.pgtrace.format.autoexplain.log.LogSink;
import dev.pgtrace.server.capture.ServerFacts;
import dev.pgtrace.server.probe.PlainLog;
import dev.pgtrace.server.probe.PrefixPart;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Which of a server's logs is read. One of records (jsonlog, csvlog) comes before plain text, which has only what
/// `log_line_prefix` prints.
///
/// @param format  `jsonlog`, `csvlog` or `stderr`, as `log_destination` has it
/// @param written whether the server writes it already
/// @param plain   what the plain text tells, where the server writes that and nothing better
/// @param lacking what it lacks to be read
record LogOutput(String format, boolean written, Optional<PlainLog> plain, List<PrefixPart> lacking) {
    private static final int JSON_LOG = 15;
    static final String PLAIN = "stderr";

    /// @param needed of each record
    static LogOutput of(ServerFacts facts, Set<PrefixPart> needed) {
        String destinations = facts.setting("log_destination");
        boolean json =
                facts.major() >= JSON_LOG && (destinations.contains("jsonlog") || !destinations.contains("csvlog"));
        String best = json ? "jsonlog" : "csvlog";
        if (!PlainLog.isOnly(destinations)) {
            return new LogOutput(best, destinations.contains(best), Optional.empty(), List.of());
        }
        PlainLog plain = new PlainLog(facts.setting("log_line_prefix"), facts.major());
        List<PrefixPart> lacking = plain.lacking(needed);
        return lacking.isEmpty()
                ? new LogOutput(PLAIN, true, Optional.of(plain), lacking)
                : new LogOutput(best, false, Optional.of(plain), lacking);
    }

    boolean isPlain() {
        return format.equals(PLAIN);
    }

    LogDecoder decoder(Charset charset, LogSink sink) {
        return switch (format) {
            case "jsonlog" -> LogDecoder.jsonWithPlans(charset, sink);
            case "csvlog" -> LogDecoder.csvWithPlans(charset, sink);
            default -> LogDecoder.textWithPlans(plain.orElseThrow().prefix(), charset, sink);
        };
    }

    /// @param folder where they are on this machine
    LogFiles files(Connection connection, Optional<Path> folder) throws SQLException {
        return folder.isPresent()
                ? new LocalLogFiles(connection, format, folder.get())
                : new SqlLogFiles(connection, format);
    }

    /// Why it cannot be read, where the server does not write it and may not be made to.
    String refusal(String server) {
        return plain.map(text -> Texts.get("server.log.plain", server, KeptTexts.told(text.fault(lacking)), format))
                .orElseGet(() -> Texts.get("server.log.neither", server, format));
    }

    /// Why the server is made to write another log; empty where it is not, or where it writes none of ours.
    Optional<String> note() {
        return written
                ? Optional.empty()
                : plain.map(text -> KeptTexts.of("kept.note.plain", text.lack(lacking), format));
    }

    /// What the records do not tell.
    List<String> limits() {
        return isPlain() ? plain.orElseThrow().limits() : List.of();
    }
}

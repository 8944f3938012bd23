package dev.pgtrace.format.autoexplain.pairing;

import dev.pgtrace.format.autoexplain.log.Decoded;
import dev.pgtrace.format.autoexplain.log.LogNumber;
import dev.pgtrace.format.autoexplain.log.LogRecord;
import dev.pgtrace.format.autoexplain.log.LogRecordBuilder;
import dev.pgtrace.format.autoexplain.log.LogText;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// Notices that pgjdbc received, as a sample prints them: a line each, with all blanks and line breaks made one blank.
final class JdbcSample {
    private JdbcSample() {}

    /// @param heading of a part of the sample
    static List<LogRecord> part(String file, String heading) throws IOException {
        List<LogRecord> records = new ArrayList<>();
        boolean in = false;
        long clock = 1_000_000_000L;
        for (String line :
                new String(Decoded.sample(file), StandardCharsets.UTF_8).lines().toList()) {
            if (line.startsWith("-- ")) {
                in = line.equals("-- " + heading);
            } else if (in && line.contains(" {sev=")) {
                clock += 1000;
                records.add(record(line.strip(), clock));
            }
        }
        return records;
    }

    private static LogRecord record(String line, long clock) {
        int message = line.indexOf("] ") + 2;
        int end = line.lastIndexOf(" {sev=");
        int detail = line.indexOf(" detail=", end);
        int where = line.indexOf(" where=", detail);
        String text = line.substring(message, end).replaceFirst(" ms ", " ms  ").replaceFirst("plan: \\{", "plan:\n{");
        return new LogRecordBuilder()
                .set(LogNumber.TIME, clock)
                .set(LogNumber.PID, 7)
                .set(LogText.SEVERITY, line.substring(end + 6, line.indexOf(' ', end + 6)))
                .set(LogText.MESSAGE, text)
                .set(LogText.DETAIL, part(line.substring(detail + 8, where)))
                .set(
                        LogText.CONTEXT,
                        part(line.substring(where + 7, line.length() - 1)).replace("\" PL/", "\"\nPL/"))
                .build();
    }

    private static String part(String text) {
        return text.equals("null") ? "" : text;
    }
}

package dev.pgtrace.format.autoexplain.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LogDecoderTest {
    private static final int WHOLE = Integer.MAX_VALUE / 2;

    @Test
    void readsARecordOfJsonlog() {
        String line = """
                {"timestamp":"2026-11-22 07:39:38.693 UTC","user":"web\\u0041pp","dbname":"shop","pid":14061,\
                "remote_host":"127.0.0.1","remote_port":39638,"session_id":"6b029c3a.36ed","line_num":7,"ps":"SELECT",\
                "session_start":"2026-11-22 07:39:38 UTC","vxid":"3/1940","txid":0,"error_severity":"ERROR",\
                "state_code":"22012","message":"division\\tby \\"zero\\" \\ud83d\\ude00","detail":"d\\nd","hint":"h",\
                "context":"c","statement":"select 1/0","func_name":"int4div","file_name":"int.c",\
                "application_name":"psql","backend_type":"client backend","leader_pid":14,"query_id":-7}
                """;

        Decoded decoded = Decoded.json(line.getBytes(StandardCharsets.UTF_8), WHOLE);

        assertThat(decoded.issues).isEmpty();
        assertThat(decoded.records)
                .containsExactly(new LogRecord(
                        micros("2026-11-22T07:39:38.693Z"),
                        "webApp",
                        "shop",
                        14061,
                        "6b029c3a.36ed",
                        7,
                        1,
                        "SELECT",
                        micros("2026-11-22T07:39:38Z"),
                        "3/1940",
                        "ERROR",
                        "22012",
                        "division\tby \"zero\" 😀",
                        "d\nd",
                        "h",
                        "c",
                        "select 1/0",
                        "psql",
                        "client backend",
                        14,
                        -7,
                        "127.0.0.1",
                        "int4div",
                        0,
                        line.getBytes(StandardCharsets.UTF_8).length - 1));
    }

    @Test
    void readsARecordOfCsvlog() {
        String text = """
                2026-11-22 07:39:38.693 CET,"web""app","shop",14061,"::1:41746",6b029c3a.36ed,7,"SELECT",\
                2026-11-22 07:39:38 CET,3/1940,0,ERROR,22012,"division
                by ""zero"\"","d","h",,,"c","select 1/0",,"int4div, int.c:869","psql","client backend",14,-7
                """;

        Decoded decoded = Decoded.csv(text.getBytes(StandardCharsets.UTF_8), WHOLE);

        assertThat(decoded.issues).isEmpty();
        assertThat(decoded.records)
                .containsExactly(new LogRecord(
                        micros("2026-11-22T06:39:38.693Z"),
                        "web\"app",
                        "shop",
                        14061,
                        "6b029c3a.36ed",
                        7,
                        1,
                        "SELECT",
                        micros("2026-11-22T06:39:38Z"),
                        "3/1940",
                        "ERROR",
                        "22012",
                        "division\nby \"zero\"",
                        "d",
                        "h",
                        "c",
                        "select 1/0",
                        "psql",
                        "client backend",
                        14,
                        -7,
                        "::1",
                        "int4div, int.c:869",
                        0,
                        text.length() - 1));
    }

    @Test
    void joinsTheRowsOfPlainText() {
        String text = """
                2026-11-22 07:39:38.693 UTC [14061] web@shop ERROR:  division
                \tby zero
                2026-11-22 07:39:38.693 UTC [14061] web@shop DETAIL:  d
                2026-11-22 07:39:38.693 UTC [14061] web@shop STATEMENT:  select
                \t  1/0
                2026-11-22 07:39:39.000 UTC [99] LOG:  checkpoint starting: time
                """;

        int second = text.indexOf("2026-11-22 07:39:39");
        Decoded decoded = Decoded.text(text.getBytes(StandardCharsets.UTF_8), WHOLE);

        assertThat(decoded.issues).isEmpty();
        assertThat(decoded.records)
                .containsExactly(
                        new LogRecord(
                                micros("2026-11-22T07:39:38.693Z"),
                                "web",
                                "shop",
                                14061,
                                "",
                                -1,
                                3,
                                "",
                                -1,
                                "",
                                "ERROR",
                                "",
                                "division\nby zero",
                                "d",
                                "",
                                "",
                                "select\n  1/0",
                                "",
                                "",
                                -1,
                                0,
                                "",
                                "",
                                0,
                                second - 1),
                        new LogRecord(
                                micros("2026-11-22T07:39:39.000Z"),
                                "",
                                "",
                                99,
                                "",
                                -1,
                                1,
                                "",
                                -1,
                                "",
                                "LOG",
                                "",
                                "checkpoint starting: time",
                                "",
                                "",
                                "",
                                "",
                                "",
                                "",
                                -1,
                                0,
                                "",
                                "",
                                second,
                                text.length() - 1 - second));
    }

    @Test
    void keepsARecordOfPlainTextWholeWhereItsLastLineIsCutAtAPause() {
        Decoded decoded = new Decoded();
        LogDecoder decoder = plain("%m [%p] ", decoded);
        feed(decoder, "2026-11-22 07:39:38.693 UTC [7] LOG:  first\n2026-11-22 07:39:38.693 UTC [7] DET");
        decoder.pause();
        assertThat(decoded.records).isEmpty();
        feed(decoder, "AIL:  second\n");
        decoder.pause();
        assertThat(decoded.records).singleElement().satisfies(record -> {
            assertThat(record.message()).isEqualTo("first");
            assertThat(record.detail()).isEqualTo("second");
        });
    }

    @Test
    void readsTheProcessOfTheSessionWhereThePrefixHasNoOther() {
        Decoded decoded = new Decoded();
        LogDecoder decoder = plain("%m %c ", decoded);
        feed(decoder, "2026-11-22 07:39:38.693 UTC 6b029c3a.36ed LOG:  text\n");
        decoder.finish();
        assertThat(decoded.records).singleElement().satisfies(record -> {
            assertThat(record.pid()).isEqualTo(0x36ed);
            assertThat(record.sessionStartMicros()).isEqualTo(0x6b029c3aL * 1_000_000);
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"%m %t [%p] ", "%t %m [%p] "})
    void takesTheTimeWithMillisecondsOfTwo(String prefix) {
        Decoded decoded = new Decoded();
        LogDecoder decoder = plain(prefix, decoded);
        feed(
                decoder,
                prefix.replace("%m", "2026-11-22 07:39:38.693 UTC")
                                .replace("%t", "2026-11-22 07:39:38 UTC")
                                .replace("%p", "7")
                        + "LOG:  text\n");
        decoder.finish();
        assertThat(decoded.records).singleElement().satisfies(record -> assertThat(record.timeMicros())
                .isEqualTo(micros("2026-11-22T07:39:38.693Z")));
    }

    private static LogDecoder plain(String prefix, LogSink sink) {
        return LogDecoder.text(LogLinePrefix.of(prefix), StandardCharsets.UTF_8, sink);
    }

    private static void feed(LogDecoder decoder, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        decoder.feed(bytes, 0, bytes.length);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 7, 100, 4096})
    void tellsTheSameHoweverTheBytesAreCut(int piece) throws Exception {
        byte[] json = Decoded.sample("pg18-serverlog-jsonlog.json");
        byte[] csv = Decoded.sample("pg18-serverlog-csvlog.csv");
        byte[] text = Decoded.sample("pg18-serverlog-stderr.log");

        assertThat(Decoded.json(json, piece).records).isEqualTo(Decoded.json(json, WHOLE).records);
        assertThat(Decoded.csv(csv, piece).records).isEqualTo(Decoded.csv(csv, WHOLE).records);
        assertThat(Decoded.text(text, piece).records).isEqualTo(Decoded.text(text, WHOLE).records);
    }

    @ParameterizedTest
    @ValueSource(strings = {"pg15", "pg18"})
    void tellsTheSameOfAllThreeForms(String server) throws Exception {
        Decoded json = Decoded.json(Decoded.sample(server + "-serverlog-jsonlog.json"), WHOLE);
        Decoded csv = Decoded.csv(Decoded.sample(server + "-serverlog-csvlog.csv"), WHOLE);
        Decoded text = Decoded.text(Decoded.sample(server + "-serverlog-stderr.log"), WHOLE);

        assertThat(json.issues).isEmpty();
        assertThat(csv.issues).isEmpty();
        assertThat(text.issues).isEmpty();
        assertThat(csv.records.stream().map(LogDecoderTest::content).toList())
                .isEqualTo(json.records.stream().map(LogDecoderTest::content).toList());
        assertThat(text.records.stream().map(LogDecoderTest::content).toList())
                .isEqualTo(json.records.stream().map(LogDecoderTest::content).toList());
    }

    @ParameterizedTest
    @ValueSource(strings = {"pg13-serverlog-csvlog.csv", "pg14-serverlog-csvlog.csv"})
    void countsTheLinesOfOlderServersWithoutGap(String file) throws Exception {
        Decoded csv = Decoded.csv(Decoded.sample(file), WHOLE);

        assertThat(csv.issues).isEmpty();
        assertThat(csv.records)
                .extracting(LogRecord::lineNumber)
                .isEqualTo(java.util.stream.LongStream.rangeClosed(1, csv.records.size())
                        .boxed()
                        .toList());
    }

    @Test
    void goesOnAfterALostQuote() throws Exception {
        String csv = new String(Decoded.sample("pg18-serverlog-csvlog.csv"), StandardCharsets.UTF_8);
        int records =
                Decoded.csv(csv.getBytes(StandardCharsets.UTF_8), WHOLE).records.size();
        String damaged = csv.replaceFirst("\"QUERY STATISTICS\"", "\"QUERY STATISTICS");

        Decoded decoded = Decoded.csv(damaged.getBytes(StandardCharsets.UTF_8), WHOLE);

        assertThat(decoded.records).hasSize(records - 1);
        assertThat(decoded.issues).startsWith("MALFORMED_RECORD at 259, line 2").hasSize(8);
    }

    @Test
    void readsOnlyWholeRecordsOfACutFile() throws Exception {
        byte[] json = Decoded.sample("pg15-serverlog-jsonlog.json");
        List<LogRecord> all = Decoded.json(json, WHOLE).records;
        for (int length = 0; length < 9000; length++) {
            byte[] cut = java.util.Arrays.copyOf(json, length);
            List<LogRecord> found = Decoded.json(cut, WHOLE).records;
            assertThat(found).isEqualTo(all.subList(0, found.size()));
        }
    }

    @Test
    void tellsGarbageAsIssues() {
        String text =
                "{}\nhello\n\0\0\n{\"timestamp\":\"2026-11-22 07:39:38.693 UTC\",\"pid\":1}\n{\"a\":{}}\n{\"timesta";

        Decoded decoded = Decoded.json(text.getBytes(StandardCharsets.UTF_8), WHOLE);

        assertThat(decoded.records).extracting(LogRecord::pid).containsExactly(1L);
        assertThat(decoded.issues)
                .containsExactly(
                        "MALFORMED_RECORD at 0, line 1",
                        "UNKNOWN_LINE at 3, line 2",
                        "NUL_BYTES at 9, line 3",
                        "MALFORMED_RECORD at 64, line 5",
                        "TORN_LINE at 73, line 6");
    }

    @Test
    void dropsARecordThatIsTooLongAndGoesOn() {
        Decoded decoded = new Decoded();
        LogDecoder decoder = new JsonLogDecoder(StandardCharsets.UTF_8, decoded, 1 << 20, null, LogDecoder.texts());
        byte[] filler = new byte[4 << 20];
        java.util.Arrays.fill(filler, (byte) 'x');
        byte[] good = "\n{\"timestamp\":\"2026-11-22 07:39:38.693 UTC\",\"pid\":1}\n".getBytes(StandardCharsets.UTF_8);

        decoder.feed(filler, 0, filler.length);
        decoder.feed(good, 0, good.length);
        decoder.finish();

        assertThat(decoded.records).extracting(LogRecord::pid).containsExactly(1L);
        assertThat(decoded.issues).containsExactly("MALFORMED_RECORD at 0, line 1: record longer than 1 MB");
    }

    @Test
    void saysThatAZoneIsNotKnown() {
        Decoded decoded = Decoded.json(
                "{\"timestamp\":\"2026-11-22 07:39:38.693 XYZ\",\"pid\":1}\n".getBytes(StandardCharsets.UTF_8), WHOLE);

        assertThat(decoded.records)
                .extracting(LogRecord::timeMicros)
                .containsExactly(micros("2026-11-22T07:39:38.693Z"));
        assertThat(decoded.issues)
                .containsExactly("BAD_NUMBER at 38, line 1: time zone XYZ is not known: taken as UTC");
    }

    private static List<Object> content(LogRecord record) {
        return List.of(
                record.timeMicros(),
                record.user(),
                record.database(),
                record.pid(),
                record.sessionId(),
                record.tag(),
                record.sessionStartMicros(),
                record.virtualXid(),
                record.severity(),
                record.message(),
                record.detail(),
                record.hint(),
                record.context(),
                record.statement(),
                record.application(),
                record.backendType(),
                record.leaderPid(),
                record.queryId(),
                record.client());
    }

    private static long micros(String instant) {
        Instant at = Instant.parse(instant);
        return at.getEpochSecond() * 1_000_000 + at.getNano() / 1000;
    }
}

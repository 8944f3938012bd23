package dev.pgtrace.format.autoexplain.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What is known of a prefix from earlier lines has to be what its line says.
class PrefixReaderTest {
    private static final List<String> USERS =
            List.of("postgres", "bob", "a@b", "LOG:  x", "u v", "[unknown]", "", "ERROR", "größe");
    private static final List<String> ZONES = List.of("UTC", "CEST", "XYZ", "+03");
    private static final List<String> WORDS =
            List.of("LOG:  ", "DETAIL:  ", "ERROR:  ", "ANWEISUNG:  ", "STATEMENT: ", "Log: ", ": ", " LOG:  ");

    private final List<String> issues = new ArrayList<>();
    private final List<String> simpleIssues = new ArrayList<>();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "%m [%p] ",
                "%m [%p] %q%u@%d ",
                "%t [%p]: [%l-1] user=%u,db=%d,app=%a,client=%h ",
                "%m [%p] user=%u,db=%d,app=%a ",
                "%m %u%d",
                "%m %u ",
                "%m:%r:%u@%d:[%p]:",
                "%t %m [%p] ",
                "%m %c %-10u %q%d ",
                "%n [%p] ",
                "[%p] %m ",
                "%q%m %p "
            })
    void saysWhatTheLineSaysWhateverCameBefore(String pattern) {
        LogLinePrefix prefix = LogLinePrefix.of(pattern);
        LogFields fields = fields(issues);
        LogFields simpleFields = fields(simpleIssues);
        PrefixReader reader = new PrefixReader(prefix, fields);
        LogLinePrefix.Match match = new LogLinePrefix.Match(prefix);
        Random random = new Random(pattern.hashCode());
        int matched = 0;
        for (int i = 0; i < 20_000; i++) {
            byte[] line = line(pattern, random).getBytes(StandardCharsets.UTF_8);
            int from = random.nextInt(3);
            byte[] bytes = new byte[from + line.length];
            System.arraycopy(line, 0, bytes, from, line.length);

            boolean found = reader.matches(bytes, from, bytes.length);
            assertThat(found).isEqualTo(prefix.matches(bytes, from, bytes.length, match));
            if (found) {
                matched++;
                LogRecordBuilder record = new LogRecordBuilder();
                LogRecordBuilder expected = new LogRecordBuilder();
                reader.fill(bytes, bytes.length, record);
                prefix.fill(bytes, match, expected, simpleFields);
                assertThat(reader.end()).isEqualTo(match.end());
                assertThat(record.build()).isEqualTo(expected.build());
            }
        }

        assertThat(matched).isGreaterThan(5_000);
        assertThat(issues).isEqualTo(simpleIssues);
    }

    private static LogFields fields(List<String> issues) {
        return new LogFields(StandardCharsets.UTF_8, (kind, at, detail) -> issues.add(kind + " " + detail));
    }

    private static String line(String pattern, Random random) {
        String zone = random.nextInt(40) == 0 ? ZONES.get(random.nextInt(ZONES.size())) : "UTC";
        String user = USERS.get(random.nextInt(random.nextInt(8) == 0 ? USERS.size() : 2));
        String second = "2026-11-26 04:32:" + (10 + random.nextInt(random.nextInt(9) == 0 ? 90 : 2));
        long pid = 21_400 + random.nextInt(4);
        String line = pattern.replace("%m", second + "." + (100 + random.nextInt(900)) + " " + zone)
                .replace("%t", second + " " + zone)
                .replace("%n", "1732600" + (100 + random.nextInt(900)) + ".123")
                .replace("%p", Long.toString(pid))
                .replace("%l", Integer.toString(random.nextInt(3)))
                .replace("%c", "6b." + Long.toHexString(pid))
                .replace("%-10u", user + " ".repeat(Math.max(0, 10 - user.length())))
                .replace("%u", user)
                .replace("%d", USERS.get(random.nextInt(random.nextInt(8) == 0 ? USERS.size() : 2)))
                .replace("%a", "psql")
                .replace("%h", "[local]")
                .replace("%r", "10.0.0.7(41746)");
        int session = line.indexOf("%q");
        if (session >= 0) {
            line = random.nextInt(5) == 0 ? line.substring(0, session) : line.replace("%q", "");
        }
        String word = WORDS.get(random.nextInt(random.nextInt(4) == 0 ? WORDS.size() : 2));
        String rest = random.nextInt(9) == 0 ? "" : "something: else LOG:  again";
        return random.nextInt(30) == 0 ? line.substring(random.nextInt(line.length() + 1)) + word : line + word + rest;
    }
}

package dev.pgtrace.format.autoexplain.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class LogClockTest {
    private static final Pattern TIME =
            Pattern.compile("\\d{4}-\\d\\d-\\d\\d[ T]\\d\\d:\\d\\d:\\d\\d(\\.\\d{3})?", Pattern.DOTALL);

    @Test
    void findsTheEndOfWhatIsATimeWhateverStandsInIt() {
        String time = "x2026-11-22T07:39:37.908 UTC";
        for (int at = 1; at < time.length(); at++) {
            for (char other = 0; other < 256; other++) {
                assertEnd(time.substring(0, at) + other + time.substring(at + 1));
            }
            assertEnd(time.substring(0, at));
        }
    }

    private static void assertEnd(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
        Matcher matcher = TIME.matcher(text).region(1, text.length());
        assertThat(LogClock.end(bytes, 1, bytes.length)).as(text).isEqualTo(matcher.lookingAt() ? matcher.end() : -1);
    }
}

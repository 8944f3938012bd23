package dev.pgtrace.format.autoexplain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pgtrace.format.TraceFormat;
import dev.pgtrace.format.autoexplain.log.Decoded;
import dev.pgtrace.model.Trace;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Holds the reader that takes pieces of a log on several threads against the plain one.
class ServerLogTwinTest {
    private static final String DAMAGE = "\"\n\t,{}\\'0x\r";

    private final ServerLogFormat format = new ServerLogFormat();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "pg13-serverlog-csvlog.csv",
                "pg14-serverlog-csvlog.csv",
                "pg15-serverlog-csvlog.csv",
                "pg15-serverlog-jsonlog.json",
                "pg15-serverlog-stderr.log",
                "pg18-serverlog-csvlog.csv",
                "pg18-serverlog-jsonlog.json",
                "pg18-serverlog-stderr.log"
            })
    void readsRealLogsLikeThePlainReaderWhateverThePiecesAndThreads(String sample) throws Exception {
        byte[] log = again(Decoded.sample(sample), 12, new Random(1));
        String expected = LogDump.of(SimpleLogReader.read(log));
        Random random = new Random(sample.hashCode());

        for (int threads = 1; threads <= 8; threads++) {
            long piece = 1 + random.nextInt(threads % 2 == 0 ? 2_000 : 100_000);
            Trace read = ReadLog.of(format, log, new TraceFormat.Options(piece, threads));
            assertThat(LogDump.of(read))
                    .as("%d threads, pieces of %d", threads, piece)
                    .isEqualTo(expected);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"pg15-serverlog-csvlog.csv", "pg15-serverlog-jsonlog.json", "pg15-serverlog-stderr.log"})
    void readsDamagedLogsLikeThePlainReader(String sample) throws Exception {
        Random random = new Random(7);
        byte[] whole = again(Decoded.sample(sample), 3, random);
        for (int round = 0; round < 60; round++) {
            byte[] log = damaged(whole, random);
            TraceFormat.Options options = new TraceFormat.Options(1 + random.nextInt(9_000), 1 + random.nextInt(4));
            assertThat(LogDump.of(ReadLog.of(format, log, options)))
                    .as("round %d, %s", round, options)
                    .isEqualTo(LogDump.of(SimpleLogReader.read(log)));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"pg15-serverlog-csvlog.csv", "pg15-serverlog-jsonlog.json", "pg15-serverlog-stderr.log"})
    void readsALogThatGrowsLikeOneThatIsThere(String sample) throws Exception {
        byte[] log = again(Decoded.sample(sample), 8, new Random(2));
        String expected = LogDump.of(SimpleLogReader.read(log));
        for (int most : new int[] {60, 5_000, 90_000}) {
            Trace read = ReadLog.of(
                    format, new GrowingBytes(log, new Random(most), most), new TraceFormat.Options(3_000, 2));
            assertThat(LogDump.of(read)).as("portions of up to %d", most).isEqualTo(expected);
        }
    }

    @Test
    void tellsAZoneThatIsNotKnownOnce() throws Exception {
        byte[] log = new String(
                        again(Decoded.sample("pg15-serverlog-jsonlog.json"), 12, new Random(1)),
                        StandardCharsets.ISO_8859_1)
                .replace(" UTC\"", " XYZ\"")
                .getBytes(StandardCharsets.ISO_8859_1);

        Trace read = ReadLog.of(format, log, new TraceFormat.Options(4_000, 2));

        assertThat(read.info().issues().stream().map(issue -> issue.kind() + ", line " + issue.line()))
                .contains("BAD_NUMBER, line 1");
        assertThat(LogDump.of(read)).isEqualTo(LogDump.of(SimpleLogReader.read(log)));
    }

    /// A log that goes on with what it has said, with other figures.
    private static byte[] again(byte[] sample, int times, Random random) throws IOException {
        ByteArrayOutputStream log = new ByteArrayOutputStream();
        for (int i = 0; i < times; i++) {
            byte[] copy = sample.clone();
            for (int at = 1; at + 1 < copy.length && i > 0; at++) {
                boolean decimal = copy[at - 1] == '.' && digit(copy[at]) && digit(copy[at + 1]);
                copy[at] = decimal ? (byte) ('0' + random.nextInt(10)) : copy[at];
            }
            log.write(copy);
            if (copy[copy.length - 1] != '\n') {
                log.write('\n');
            }
        }
        return log.toByteArray();
    }

    private static boolean digit(byte b) {
        return b >= '0' && b <= '9';
    }

    /// The beginning, which tells what it is, stays as it is.
    private static byte[] damaged(byte[] whole, Random random) {
        byte[] log = Arrays.copyOf(whole, whole.length - random.nextInt(400));
        for (int i = random.nextInt(60); i >= 0; i--) {
            int at = 2_000 + random.nextInt(log.length - 4_000);
            switch (random.nextInt(3)) {
                case 0 -> log[at] = (byte) random.nextInt(256);
                case 1 -> log[at] = (byte) DAMAGE.charAt(random.nextInt(DAMAGE.length()));
                default -> System.arraycopy(log, at, log, at - random.nextInt(1_500), random.nextInt(1_500));
            }
        }
        return log;
    }
}

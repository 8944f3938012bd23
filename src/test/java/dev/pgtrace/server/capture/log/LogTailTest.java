package dev.pgtrace.server.capture.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class LogTailTest {
    private static final int MORE = LogTail.CHUNK_BYTES + 10;

    private final Files files = new Files();
    private final Heard heard = new Heard();

    @Test
    void readsAllThatIsNewInOnePoll() throws Exception {
        files.write("log/1", 100);
        LogTail tail = LogTail.fromEnd(files);
        files.write("log/1", MORE);
        assertThat(tail.poll(heard, () -> false)).isEqualTo(MORE);
        assertThat(tail.poll(heard, () -> false)).isZero();
        assertThat(heard.chunks).containsExactly(LogTail.CHUNK_BYTES, 10);
    }

    @Test
    void endsAPollWhereItIsEnoughAndGoesOnThere() throws Exception {
        files.write("log/1", 0);
        LogTail tail = LogTail.fromEnd(files);
        files.write("log/1", MORE);
        assertThat(tail.poll(heard, () -> true)).isEqualTo(LogTail.CHUNK_BYTES);
        assertThat(tail.poll(heard, () -> true)).isEqualTo(10);
        assertThat(heard.total()).isEqualTo(MORE);
    }

    @Test
    void losesNothingOfRotatedFilesWherePollsEndEarly() throws Exception {
        files.write("log/1", 0);
        LogTail tail = LogTail.fromEnd(files);
        files.write("log/1", MORE);
        files.write("log/2", MORE);
        files.write("log/3", 0);
        files.write("log/4", MORE);
        List<Long> polls = new ArrayList<>();
        for (long read = tail.poll(heard, () -> true); read > 0; read = tail.poll(heard, () -> true)) {
            polls.add(read);
        }
        assertThat(polls)
                .containsExactly((long) LogTail.CHUNK_BYTES, 10L + LogTail.CHUNK_BYTES, 10L + LogTail.CHUNK_BYTES, 10L);
        assertThat(heard.total()).isEqualTo(3 * MORE);
    }

    @Test
    void readsTheRestOfALogThatIsNoLongerWritten() throws Exception {
        files.write("log/1", 100);
        LogTail tail = LogTail.fromEnd(files);
        files.write("log/1", 50);
        files.stopped = true;
        assertThat(tail.poll(heard, () -> false)).isEqualTo(50);
        assertThat(tail.poll(heard, () -> false)).isZero();
    }

    /// Files by name; the last one is written.
    private static final class Files implements LogFiles {
        private final NavigableMap<String, byte[]> written = new TreeMap<>();
        private boolean stopped;

        void write(String name, int more) {
            byte[] before = written.getOrDefault(name, new byte[0]);
            written.put(name, Arrays.copyOf(before, before.length + more));
        }

        @Override
        public String current() {
            return stopped ? "" : written.lastKey();
        }

        @Override
        public byte[] read(String name, long offsetBytes, int lengthBytes) throws SQLException, IOException {
            byte[] bytes = written.get(name);
            int from = (int) Math.min(offsetBytes, bytes.length);
            return Arrays.copyOfRange(bytes, from, Math.min(bytes.length, from + lengthBytes));
        }

        @Override
        public long size(String name) {
            return written.get(name).length;
        }

        @Override
        public List<String> between(String older, String newer) {
            return List.copyOf(written.subMap(older, false, newer, false).keySet());
        }
    }

    private static final class Heard implements LogTail.Sink {
        private final List<Integer> chunks = new ArrayList<>();

        @Override
        public void bytes(byte[] bytes) {
            chunks.add(bytes.length);
        }

        @Override
        public void gap(String reason) {
            throw new AssertionError(reason);
        }

        int total() {
            return chunks.stream().mapToInt(Integer::intValue).sum();
        }
    }
}

package dev.pgtrace.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RecordReaderTest {
    enum Colour {
        RED,
        GREEN
    }

    record Part(String name, double share) {}

    record Whole(
            @Nullable String text,
            int count,
            long bytes,
            double share,
            boolean open,
            @Nullable Integer perhaps,
            @Nullable Colour colour,
            @Nullable Part part,
            @Nullable List<Part> parts,
            @Nullable Map<String, List<String>> columns) {}

    private static final Whole EMPTY = new Whole(null, 0, 0, 0, false, null, null, null, null, null);

    @Test
    void readsWhatTheWriterWrites() throws Exception {
        Whole whole = new Whole(
                "Tür \"a\"\n",
                -7,
                5_000_000_000L,
                Double.NaN,
                true,
                3,
                Colour.GREEN,
                new Part("one", 0.25),
                List.of(new Part("two", 1e-9), new Part("", Double.POSITIVE_INFINITY)),
                Map.of("statements", List.of("calls", "elapsed")));
        assertThat(RecordReader.read(RecordWriter.write(whole), Whole.class)).isEqualTo(whole);
    }

    @Test
    void writesLinesForPeople() {
        assertThat(new String(RecordWriter.write(new Part("one", 0.25)), StandardCharsets.UTF_8))
                .isEqualToNormalizingNewlines("{\n  \"name\" : \"one\",\n  \"share\" : 0.25\n}");
    }

    @Test
    void leavesOutWhatTheTextDoesNotHave() throws Exception {
        assertThat(read("{}")).isEqualTo(EMPTY);
    }

    @Test
    void takesNullForNothing() throws Exception {
        assertThat(read("{\"text\":null,\"count\":null,\"open\":null,\"part\":null,\"parts\":null,\"columns\":null}"))
                .isEqualTo(EMPTY);
    }

    @Test
    void skipsWhatTheRecordDoesNotHave() throws Exception {
        assertThat(read("{\"later\":{\"count\":1,\"list\":[{}]},\"count\":2,\"more\":[1]}"))
                .isEqualTo(new Whole(null, 2, 0, 0, false, null, null, null, null, null));
    }

    @Test
    void readsNumbersInQuotes() throws Exception {
        assertThat(read("{\"count\":\"2\",\"bytes\":\"3\",\"share\":\"0.5\"}"))
                .isEqualTo(new Whole(null, 2, 3, 0.5, false, null, null, null, null, null));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "[]",
                "7",
                "{",
                "{} {}",
                "{\"count\":true}",
                "{\"count\":99999999999}",
                "{\"count\":\"many\"}",
                "{\"open\":\"yes\"}",
                "{\"text\":{}}",
                "{\"colour\":\"BLUE\"}",
                "{\"colour\":1}",
                "{\"part\":[]}",
                "{\"parts\":{}}",
                "{\"columns\":[]}",
                "{\"columns\":{\"a\":\"b\"}}"
            })
    void refusesWhatIsNoSuchRecord(String text) {
        assertThatThrownBy(() -> read(text)).isInstanceOf(IOException.class);
    }

    private static Whole read(String text) throws IOException {
        return RecordReader.read(text.getBytes(StandardCharsets.UTF_8), Whole.class);
    }
}

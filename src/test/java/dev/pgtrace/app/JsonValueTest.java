package dev.pgtrace.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pgtrace.app.JsonValue.Elements;
import dev.pgtrace.app.JsonValue.Members;
import dev.pgtrace.app.JsonValue.Text;
import dev.pgtrace.app.JsonValue.Word;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonValueTest {
    @Test
    void readsObjectsListsTextsAndWords() throws IOException {
        assertThat(read(" {\"a\" : [1, -2.5e3 ,true,null], \"b\":{}, \"c\":[]} \n"))
                .isEqualTo(new Members(Map.of(
                        "a",
                                new Elements(
                                        List.of(new Word("1"), new Word("-2.5e3"), new Word("true"), new Word("null"))),
                        "b", new Members(Map.of()),
                        "c", new Elements(List.of()))));
    }

    @Test
    void readsEscapes() throws IOException {
        assertThat(read("\"T\\u00fcr \\\"\\\\\\/\\b\\f\\n\\r\\t\\ud83d\\ude00 \u00fc\""))
                .isEqualTo(new Text("T\u00fcr \"\\/\b\f\n\r\t\ud83d\ude00 \u00fc"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "{",
                "[",
                "[1",
                "[1 2]",
                "[,1]",
                "[1,]",
                "{a:1}",
                "{\"a\"}",
                "{\"a\":}",
                "{\"a\":1,}",
                "\"open",
                "\"\\x\"",
                "\"\\u12g4\"",
                "tru",
                "1 2",
                "}"
            })
    void refusesWhatIsNoJson(String text) {
        assertThatThrownBy(() -> read(text)).isInstanceOf(IOException.class);
    }

    @Test
    void refusesWhatIsNestedTooDeeply() {
        assertThatThrownBy(() -> read("[".repeat(100_000))).isInstanceOf(IOException.class);
    }

    @Test
    void refusesBytesThatAreNoText() {
        assertThatThrownBy(() -> JsonValue.read(new byte[] {'"', (byte) 0xff, '"'}))
                .isInstanceOf(IOException.class);
    }

    private static JsonValue read(String text) throws IOException {
        return JsonValue.read(text.getBytes(StandardCharsets.UTF_8));
    }
}

package dev.pgtrace.app;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/// A value of JSON, read whole. For the small files that every start waits for: Jackson's parser makes the constants of
/// `BigDecimal` first, which takes longer than all the rest of the reading.
sealed interface JsonValue {
    record Members(Map<String, JsonValue> byName) implements JsonValue {}

    record Elements(List<JsonValue> inOrder) implements JsonValue {}

    record Text(String characters) implements JsonValue {}

    /// A number, true, false or null, as it is written.
    record Word(String characters) implements JsonValue {}

    /// @throws IOException where the bytes are not UTF-8 or not one value
    static JsonValue read(byte[] utf8) throws IOException {
        return new JsonReading(StandardCharsets.UTF_8
                        .newDecoder()
                        .decode(ByteBuffer.wrap(utf8))
                        .toString())
                .whole();
    }

    /// Whether it is the word null.
    default boolean isNull() {
        return this instanceof Word(String characters) && characters.equals("null");
    }
}

package dev.pgtrace.format.experiment;

import dev.pgtrace.base.text.Texts;
import dev.pgtrace.format.experiment.ExperimentFile.MalformedException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/// Reads the values that are expected, and says so where something else stands. The parser stands on the value.
final class JsonReader {
    private final JsonParser parser;

    /// Reads the value of a member of an object.
    @FunctionalInterface
    interface Member {
        void read(String name, JsonReader in) throws IOException;
    }

    /// Reads one element.
    @FunctionalInterface
    interface Element<T> {
        T read(JsonReader in) throws IOException;
    }

    JsonReader(JsonParser parser) {
        this.parser = parser;
    }

    void object(Member member) throws IOException {
        expect(JsonToken.START_OBJECT);
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            String name = parser.currentName();
            parser.nextToken();
            member.read(name, this);
        }
        expect(JsonToken.END_OBJECT);
    }

    <T> List<T> list(Element<T> element) throws IOException {
        expect(JsonToken.START_ARRAY);
        List<T> list = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            list.add(element.read(this));
        }
        return list;
    }

    List<@Nullable String> textsOrNulls() throws IOException {
        expect(JsonToken.START_ARRAY);
        List<@Nullable String> list = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            list.add(textOrNull());
        }
        return list;
    }

    List<Double> numbers() throws IOException {
        return list(JsonReader::number);
    }

    Map<String, String> texts() throws IOException {
        Map<String, String> texts = new HashMap<>();
        object((name, in) -> texts.put(name, in.text()));
        return texts;
    }

    String text() throws IOException {
        expect(JsonToken.VALUE_STRING);
        return parser.getString();
    }

    @Nullable
    String textOrNull() throws IOException {
        return parser.currentToken() == JsonToken.VALUE_NULL ? null : text();
    }

    double number() throws IOException {
        if (parser.currentToken() != JsonToken.VALUE_NUMBER_INT) {
            expect(JsonToken.VALUE_NUMBER_FLOAT);
        }
        return parser.getDoubleValue();
    }

    long integer() throws IOException {
        expect(JsonToken.VALUE_NUMBER_INT);
        return parser.getLongValue();
    }

    int count() throws IOException {
        long value = integer();
        if (value < 0 || value > Integer.MAX_VALUE) {
            throw new MalformedException(Texts.get("format.experiment.range"));
        }
        return (int) value;
    }

    <E extends Enum<E>> E word(Class<E> type) throws IOException {
        String word = text();
        for (E constant : type.getEnumConstants()) {
            if (ExperimentWriter.word(constant).equals(word)) {
                return constant;
            }
        }
        throw new MalformedException(Texts.get("format.experiment.word", type.getSimpleName()));
    }

    void skip() {
        parser.skipChildren();
    }

    private void expect(JsonToken token) throws MalformedException {
        JsonToken found = parser.currentToken();
        if (found != token) {
            throw new MalformedException(
                    found == null
                            ? Texts.get("format.experiment.early")
                            : Texts.get(
                                    "format.experiment.kind",
                                    Math.max(0, parser.currentLocation().getByteOffset())));
        }
    }
}

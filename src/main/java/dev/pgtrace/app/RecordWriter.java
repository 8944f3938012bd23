package dev.pgtrace.app;

import dev.pgtrace.export.IndentedJson;
import java.io.ByteArrayOutputStream;
import java.lang.reflect.RecordComponent;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.json.JsonFactory;

/// Writes records as JSON that [RecordReader] reads, in lines that a person can read too.
final class RecordWriter {
    private static final JsonFactory JSON = new JsonFactory();

    private RecordWriter() {}

    static byte[] write(Record content) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (JsonGenerator json = JSON.createGenerator(new IndentedJson(), out)) {
            value(json, content);
        }
        return out.toByteArray();
    }

    private static void value(JsonGenerator json, @Nullable Object value) {
        switch (value) {
            case null -> json.writeNull();
            case String text -> json.writeString(text);
            case Integer number -> json.writeNumber(number);
            case Long number -> json.writeNumber(number);
            case Double number -> json.writeNumber(number);
            case Boolean truth -> json.writeBoolean(truth);
            case Enum<?> choice -> json.writeString(choice.name());
            case Record content -> content(json, content);
            case List<?> values -> {
                json.writeStartArray();
                values.forEach(each -> value(json, each));
                json.writeEndArray();
            }
            case Map<?, ?> values -> {
                json.writeStartObject();
                values.forEach((name, each) -> {
                    json.writeName(name.toString());
                    value(json, each);
                });
                json.writeEndObject();
            }
            default -> throw new IllegalStateException(value.getClass() + " has no place in a file of ours");
        }
    }

    private static void content(JsonGenerator json, Record content) {
        json.writeStartObject();
        for (RecordComponent component : content.getClass().getRecordComponents()) {
            json.writeName(component.getName());
            try {
                value(json, component.getAccessor().invoke(content));
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException(component + " cannot be written", e);
            }
        }
        json.writeEndObject();
    }
}

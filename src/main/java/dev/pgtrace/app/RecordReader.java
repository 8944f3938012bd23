package dev.pgtrace.app;

import java.io.IOException;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/// Makes records of JSON: of texts, numbers, truth values, choices, records, and lists and maps of these. What the text
/// does not have is null, 0 or false; what the record does not have is skipped. Every start of the window waits for
/// this, and Jackson's own binding costs a fifth of a second of processor time at its first use, more than all the rest
/// of what is read then.
final class RecordReader {
    private static final JsonFactory JSON = new JsonFactory();

    private final JsonParser json;

    private RecordReader(JsonParser json) {
        this.json = json;
    }

    /// @throws IOException where the text is not JSON, or not of this record
    static <T> T read(byte[] text, Class<T> type) throws IOException {
        try (JsonParser json = JSON.createParser(ObjectReadContext.empty(), text)) {
            json.nextToken();
            T read = new RecordReader(json).record(type);
            if (json.nextToken() != null) {
                throw new IOException("more than one value");
            }
            return read;
        } catch (JacksonException | NumberFormatException e) {
            throw new IOException(e);
        }
    }

    private <T> T record(Class<T> type) throws IOException {
        expect(JsonToken.START_OBJECT, type);
        RecordComponent[] components = type.getRecordComponents();
        @Nullable Object[] values = new Object[components.length];
        for (int i = 0; i < components.length; i++) {
            values[i] = absent(components[i].getType());
        }
        while (json.nextToken() != JsonToken.END_OBJECT) {
            int at = indexOf(components, json.currentName());
            json.nextToken();
            if (at < 0) {
                json.skipChildren();
            } else {
                values[at] = value(components[at].getGenericType());
            }
        }
        return made(type, components, values);
    }

    private static int indexOf(RecordComponent[] components, String name) {
        for (int i = 0; i < components.length; i++) {
            if (components[i].getName().equals(name)) {
                return i;
            }
        }
        return -1;
    }

    private static <T> T made(Class<T> type, RecordComponent[] components, @Nullable Object[] values)
            throws IOException {
        try {
            Class<?>[] types =
                    Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
            Constructor<T> constructor = type.getDeclaredConstructor(types);
            return constructor.newInstance(values);
        } catch (InvocationTargetException e) {
            throw new IOException(e); // the record does not take these values
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(type + " cannot be read", e);
        }
    }

    private @Nullable Object value(Type type) throws IOException {
        if (type instanceof ParameterizedType many) {
            Type[] of = many.getActualTypeArguments();
            return json.currentToken() == JsonToken.VALUE_NULL
                    ? null
                    : many.getRawType() == Map.class ? map(of[1]) : list(of[0]);
        }
        Class<?> plain = (Class<?>) type;
        if (json.currentToken() == JsonToken.VALUE_NULL) {
            return absent(plain);
        }
        if (plain.isRecord()) {
            return record(plain);
        }
        if (plain.isEnum()) {
            return choice(plain);
        }
        return scalar(plain);
    }

    private List<@Nullable Object> list(Type of) throws IOException {
        expect(JsonToken.START_ARRAY, of);
        List<@Nullable Object> values = new ArrayList<>();
        while (json.nextToken() != JsonToken.END_ARRAY) {
            values.add(value(of));
        }
        return values;
    }

    private Map<String, @Nullable Object> map(Type of) throws IOException {
        expect(JsonToken.START_OBJECT, of);
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        while (json.nextToken() != JsonToken.END_OBJECT) {
            String name = json.currentName();
            json.nextToken();
            values.put(name, value(of));
        }
        return values;
    }

    private Object choice(Class<?> type) throws IOException {
        expect(JsonToken.VALUE_STRING, type);
        for (Object each : type.getEnumConstants()) {
            if (((Enum<?>) each).name().equals(json.getString())) {
                return each;
            }
        }
        throw new IOException(json.getString() + " is no " + type.getSimpleName());
    }

    /// Numbers may stand in quotes: `"NaN"` has no other way.
    private Object scalar(Class<?> type) throws IOException {
        boolean quoted = json.currentToken() == JsonToken.VALUE_STRING;
        if (type == String.class && json.currentToken().isScalarValue()) {
            return json.getString();
        } else if (type == int.class || type == Integer.class) {
            return quoted ? Integer.parseInt(json.getString()) : json.getIntValue();
        } else if (type == long.class) {
            return quoted ? Long.parseLong(json.getString()) : json.getLongValue();
        } else if (type == double.class) {
            return quoted ? Double.parseDouble(json.getString()) : json.getDoubleValue();
        } else if (type == boolean.class) {
            return json.getBooleanValue();
        }
        throw new IOException(json.currentToken() + " is no " + type.getSimpleName());
    }

    private static @Nullable Object absent(Class<?> type) {
        if (type == int.class) {
            return 0;
        } else if (type == long.class) {
            return 0L;
        } else if (type == double.class) {
            return 0.0;
        }
        return type == boolean.class ? Boolean.FALSE : null;
    }

    private void expect(JsonToken token, Type type) throws IOException {
        if (json.currentToken() != token) {
            throw new IOException(json.currentToken() + " in place of " + type.getTypeName());
        }
    }
}

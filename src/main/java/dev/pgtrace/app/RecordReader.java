package dev.pgtrace.app;

import dev.pgtrace.app.JsonValue.Elements;
import dev.pgtrace.app.JsonValue.Members;
import dev.pgtrace.app.JsonValue.Text;
import dev.pgtrace.app.JsonValue.Word;
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

/// Makes records of JSON: of texts, numbers, truth values, choices, records, and lists and maps of these. What the text
/// does not have is null, 0 or false; what the record does not have is skipped. Every start of the window waits for
/// this, and Jackson's own binding costs a fifth of a second of processor time at its first use, more than all the rest
/// of what is read then.
final class RecordReader {
    private RecordReader() {}

    /// @throws IOException where the text is not JSON, or not of this record
    static <T> T read(byte[] text, Class<T> type) throws IOException {
        try {
            return record(JsonValue.read(text), type);
        } catch (NumberFormatException e) {
            throw new IOException(e);
        }
    }

    private static <T> T record(JsonValue json, Class<T> type) throws IOException {
        Map<String, JsonValue> members = members(json, type);
        RecordComponent[] components = type.getRecordComponents();
        @Nullable Object[] values = new Object[components.length];
        for (int i = 0; i < components.length; i++) {
            JsonValue member = members.get(components[i].getName());
            values[i] =
                    member == null ? absent(components[i].getType()) : value(member, components[i].getGenericType());
        }
        return made(type, components, values);
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

    private static @Nullable Object value(JsonValue json, Type type) throws IOException {
        if (type instanceof ParameterizedType many) {
            Type[] of = many.getActualTypeArguments();
            return json.isNull() ? null : many.getRawType() == Map.class ? map(json, of[1]) : list(json, of[0]);
        }
        Class<?> plain = (Class<?>) type;
        if (json.isNull()) {
            return absent(plain);
        }
        if (plain.isRecord()) {
            return record(json, plain);
        }
        if (plain.isEnum()) {
            return choice(json, plain);
        }
        return scalar(json, plain);
    }

    private static List<@Nullable Object> list(JsonValue json, Type of) throws IOException {
        if (!(json instanceof Elements elements)) {
            throw new IOException("no list of " + of.getTypeName());
        }
        List<@Nullable Object> values = new ArrayList<>();
        for (JsonValue element : elements.inOrder()) {
            values.add(value(element, of));
        }
        return values;
    }

    private static Map<String, @Nullable Object> map(JsonValue json, Type of) throws IOException {
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        for (Map.Entry<String, JsonValue> member : members(json, of).entrySet()) {
            values.put(member.getKey(), value(member.getValue(), of));
        }
        return values;
    }

    private static Map<String, JsonValue> members(JsonValue json, Type of) throws IOException {
        if (json instanceof Members members) {
            return members.byName();
        }
        throw new IOException("no object for " + of.getTypeName());
    }

    private static Object choice(JsonValue json, Class<?> type) throws IOException {
        for (Object each : type.getEnumConstants()) {
            if (json instanceof Text text && ((Enum<?>) each).name().equals(text.characters())) {
                return each;
            }
        }
        throw new IOException("no " + type.getSimpleName());
    }

    /// Numbers may stand in quotes: `"NaN"` has no other way.
    private static Object scalar(JsonValue json, Class<?> type) throws IOException {
        String characters =
                json instanceof Text text ? text.characters() : json instanceof Word word ? word.characters() : null;
        if (characters != null) {
            if (type == String.class) {
                return characters;
            } else if (type == int.class || type == Integer.class) {
                return Integer.parseInt(characters);
            } else if (type == long.class) {
                return Long.parseLong(characters);
            } else if (type == double.class) {
                return Double.parseDouble(characters);
            } else if (type == boolean.class && json instanceof Word) {
                if (characters.equals("true") || characters.equals("false")) {
                    return characters.equals("true");
                }
            }
        }
        throw new IOException("no " + type.getSimpleName());
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
}

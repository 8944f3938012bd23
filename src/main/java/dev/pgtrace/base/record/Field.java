package dev.pgtrace.base.record;

import java.io.IOException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/// How a value of one type is written and read.
interface Field {
    void write(Object value, RecordOutput out);

    Object read(RecordInput in) throws IOException;

    /// What two programs have to agree on.
    String signature();

    /// @throws IllegalArgumentException for a type that cannot be written
    static Field of(Type type, Function<Class<?>, Field> records) {
        if (type instanceof ParameterizedType parameterized) {
            List<Field> parts = new ArrayList<>();
            for (Type argument : parameterized.getActualTypeArguments()) {
                parts.add(of(argument, records));
            }
            return container((Class<?>) parameterized.getRawType(), parts);
        }
        if (type instanceof Class<?> plain) {
            return plain.isRecord() ? records.apply(plain) : scalar(plain);
        }
        throw unknown(type);
    }

    private static Field scalar(Class<?> type) {
        if (type == long.class || type == Long.class) {
            return new Scalar("long", (value, out) -> out.number((Long) value), RecordInput::number);
        }
        if (type == int.class || type == Integer.class) {
            return new Scalar("int", (value, out) -> out.number((Integer) value), in -> (int) in.number());
        }
        if (type == boolean.class || type == Boolean.class) {
            return new Scalar("boolean", (value, out) -> out.number((Boolean) value ? 1 : 0), in -> in.number() != 0);
        }
        if (type == double.class || type == Double.class) {
            return new Scalar(
                    "double",
                    (value, out) -> out.number(Double.doubleToRawLongBits((Double) value)),
                    in -> Double.longBitsToDouble(in.number()));
        }
        if (type == String.class) {
            return new Scalar("text", (value, out) -> out.text((String) value), RecordInput::text);
        }
        if (type == Charset.class) {
            return new Scalar(
                    "charset", (value, out) -> out.text(((Charset) value).name()), in -> Charset.forName(in.text()));
        }
        Object[] constants = type.getEnumConstants();
        if (constants == null) {
            throw unknown(type);
        }
        return new Scalar(
                List.of(constants).toString(),
                (value, out) -> out.number(((Enum<?>) value).ordinal()),
                in -> constants[(int) in.number()]);
    }

    private static Field container(Class<?> type, List<Field> parts) {
        Field part = parts.getFirst();
        if (type == Optional.class) {
            return new Scalar(
                    "optional " + part.signature(),
                    (value, out) -> {
                        out.number(((Optional<?>) value).isPresent() ? 1 : 0);
                        ((Optional<?>) value).ifPresent(inner -> part.write(inner, out));
                    },
                    in -> in.number() == 0 ? Optional.empty() : Optional.of(part.read(in)));
        }
        if (type == List.class) {
            return new Scalar("list " + part.signature(), (value, out) -> all(value, part, out), in -> all(part, in));
        }
        if (type == Set.class) {
            return new Scalar(
                    "set " + part.signature(), (value, out) -> all(value, part, out), in -> Set.copyOf(all(part, in)));
        }
        if (type == Map.class) {
            return map(part, parts.get(1));
        }
        throw unknown(type);
    }

    private static Field map(Field key, Field content) {
        return new Scalar(
                "map " + key.signature() + " " + content.signature(),
                (value, out) -> {
                    Map<?, ?> map = (Map<?, ?>) value;
                    out.number(map.size());
                    map.forEach((k, v) -> {
                        key.write(k, out);
                        content.write(v, out);
                    });
                },
                in -> {
                    Map<Object, Object> map = new LinkedHashMap<>();
                    for (int left = in.count(); left > 0; left--) {
                        map.put(key.read(in), content.read(in));
                    }
                    return map;
                });
    }

    private static void all(Object value, Field part, RecordOutput out) {
        Collection<?> all = (Collection<?>) value;
        out.number(all.size());
        all.forEach(one -> part.write(one, out));
    }

    private static List<Object> all(Field part, RecordInput in) throws IOException {
        int count = in.count();
        List<Object> all = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            all.add(part.read(in));
        }
        return all;
    }

    private static IllegalArgumentException unknown(Type type) {
        return new IllegalArgumentException("values of " + type + " cannot be written");
    }

    /// A field made of two functions.
    record Scalar(String signature, Writer writer, Reader reader) implements Field {
        interface Writer {
            void write(Object value, RecordOutput out);
        }

        interface Reader {
            Object read(RecordInput in) throws IOException;
        }

        @Override
        public void write(Object value, RecordOutput out) {
            writer.write(value, out);
        }

        @Override
        public Object read(RecordInput in) throws IOException {
            return reader.read(in);
        }
    }
}

package dev.pgtrace.base.record;

import java.io.IOException;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Writes and reads records of numbers, texts, enums, character sets, optionals, lists, sets, maps and other such
/// records. What the bytes mean depends on the components in their order: programs whose [#signature] differs do not
/// understand each other. Safe on any thread.
public final class RecordCodec<R extends Record> {
    private final Class<R> type;
    private final Field root;

    public RecordCodec(Class<R> type) {
        this.type = type;
        this.root = new Components(type, new HashMap<>());
    }

    /// Names and types of all that is written.
    public String signature() {
        return root.signature();
    }

    public byte[] write(R value) {
        RecordOutput out = new RecordOutput();
        root.write(value, out);
        return out.toBytes();
    }

    /// @throws IOException where the bytes are not what was written, or a record refuses what they say
    public R read(byte[] bytes) throws IOException {
        RecordInput in = new RecordInput(bytes);
        R value;
        try {
            value = type.cast(root.read(in));
        } catch (RuntimeException e) {
            throw new IOException("a " + type.getSimpleName() + " that cannot be", e);
        }
        if (!in.isAtEnd()) {
            throw new IOException("more than a " + type.getSimpleName());
        }
        return value;
    }

    /// The components of one kind of record.
    private static final class Components implements Field {
        private final Constructor<?> constructor;
        private final List<Method> accessors = new ArrayList<>();
        private final List<Field> fields = new ArrayList<>();
        private final String signature;

        Components(Class<?> type, Map<Class<?>, Field> known) {
            StringBuilder text = new StringBuilder(type.getSimpleName()).append('(');
            List<Class<?>> types = new ArrayList<>();
            for (RecordComponent component : type.getRecordComponents()) {
                Field field = Field.of(component.getGenericType(), record -> {
                    Field there = known.get(record);
                    Field made = there == null ? new Components(record, known) : there;
                    known.put(record, made);
                    return made;
                });
                text.append(component.getName())
                        .append(' ')
                        .append(field.signature())
                        .append(", ");
                component.getAccessor().setAccessible(true);
                accessors.add(component.getAccessor());
                fields.add(field);
                types.add(component.getType());
            }
            signature = text.append(')').toString();
            try {
                constructor = type.getDeclaredConstructor(types.toArray(Class<?>[]::new));
                constructor.setAccessible(true);
            } catch (NoSuchMethodException e) {
                throw new IllegalStateException(e); // every record has it
            }
        }

        @Override
        public void write(Object value, RecordOutput out) {
            try {
                for (int i = 0; i < fields.size(); i++) {
                    fields.get(i).write(accessors.get(i).invoke(value), out);
                }
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException(e);
            }
        }

        @Override
        public Object read(RecordInput in) throws IOException {
            Object[] values = new Object[fields.size()];
            for (int i = 0; i < values.length; i++) {
                values[i] = fields.get(i).read(in);
            }
            try {
                return constructor.newInstance(values);
            } catch (InvocationTargetException e) {
                throw new IOException("values that a record refuses", e.getCause());
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException(e);
            }
        }

        @Override
        public String signature() {
            return signature;
        }
    }
}

package dev.pgtrace.format.autoexplain.plan;

import dev.pgtrace.model.Table;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/// Blocks, I/O times and WAL of a node, a worker or the planning.
final class Usage {
    private static final Counter[] COUNTERS = Counter.values();
    /// Counters that a plan node of the model has no field for.
    private static final Counter[] WITHOUT_FIELD = {
        Counter.LOCAL_DIRTIED,
        Counter.LOCAL_WRITTEN,
        Counter.WRITE_MICROS,
        Counter.LOCAL_READ_MICROS,
        Counter.LOCAL_WRITE_MICROS,
        Counter.TEMP_READ_MICROS,
        Counter.TEMP_WRITE_MICROS,
        Counter.WAL_BUFFERS_FULL
    };

    private final long[] values = new long[COUNTERS.length];

    Usage() {
        clear();
    }

    void clear() {
        Arrays.fill(values, Table.MISSING);
    }

    long get(Counter counter) {
        return values[counter.ordinal()];
    }

    void set(Counter counter, long value) {
        values[counter.ordinal()] = value;
    }

    void set(Usage other) {
        System.arraycopy(other.values, 0, values, 0, values.length);
    }

    static boolean hasField(Counter counter) {
        return !List.of(WITHOUT_FIELD).contains(counter);
    }

    /// Text leaves out what is 0: fills in what the plan counts at all.
    void zeroWhereCounted(boolean blocks, boolean times, boolean wal) {
        zero(blocks, COUNTERS[0], Counter.TEMP_WRITTEN);
        zero(times, Counter.READ_MICROS, Counter.TEMP_WRITE_MICROS);
        zero(wal, Counter.WAL_RECORDS, Counter.WAL_BUFFERS_FULL);
    }

    private void zero(boolean counted, Counter first, Counter last) {
        for (int i = first.ordinal(); counted && i <= last.ordinal(); i++) {
            values[i] = values[i] == Table.MISSING ? 0 : values[i];
        }
    }

    /// Adds those that have no field and are not 0.
    void details(List<String> into) {
        for (Counter counter : WITHOUT_FIELD) {
            long value = get(counter);
            if (value > 0) {
                into.add(counter.json() + ": " + (counter.isTime() ? millis(value) + " ms" : Long.toString(value)));
            }
        }
    }

    /// As the text form prints them, for parts of a plan that have no fields: `Buffers: shared hit=2 read=305`.
    void lines(String prefix, List<String> into) {
        line(prefix + "Buffers: ", COUNTERS[0], Counter.TEMP_WRITTEN, into);
        line(prefix + "I/O Timings: ", Counter.READ_MICROS, Counter.TEMP_WRITE_MICROS, into);
        line(prefix + "WAL: ", Counter.WAL_RECORDS, Counter.WAL_BUFFERS_FULL, into);
    }

    private void line(String name, Counter first, Counter last, List<String> into) {
        StringBuilder text = new StringBuilder();
        String group = "";
        for (int i = first.ordinal(); i <= last.ordinal(); i++) {
            if (values[i] <= 0) {
                continue;
            }
            Counter counter = COUNTERS[i];
            if (!counter.group().equals(group) && !counter.isWal()) {
                text.append(group.isEmpty() ? "" : ", ").append(counter.group()).append(' ');
            } else if (!text.isEmpty()) {
                text.append(' ');
            }
            group = counter.group();
            text.append(counter.word()).append('=').append(counter.isTime() ? millis(values[i]) : values[i]);
        }
        if (!text.isEmpty()) {
            into.add(name + text);
        }
    }

    private static String millis(long micros) {
        return String.format(Locale.ROOT, "%d.%03d", micros / 1000, micros % 1000);
    }
}

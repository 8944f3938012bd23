package dev.pgtrace.format.autoexplain.plan;

import dev.pgtrace.model.Table;
import java.util.Arrays;

/// Reads lines that count blocks, times and WAL from the bytes: what [UsageText] reads in them, where they are as
/// servers print them and nothing else. Not thread-safe.
final class UsageBytes {
    private static final int MOST = 16;
    private static final AsciiWord NEXT_GROUP = AsciiWord.of(", ");

    /// What lines count, and how the groups of their words are named.
    enum Kind {
        BLOCKS(
                "Buffers: ",
                new Group(
                        "shared ",
                        Counter.SHARED_HIT,
                        Counter.SHARED_READ,
                        Counter.SHARED_DIRTIED,
                        Counter.SHARED_WRITTEN),
                new Group(
                        "local ", Counter.LOCAL_HIT, Counter.LOCAL_READ, Counter.LOCAL_DIRTIED, Counter.LOCAL_WRITTEN),
                new Group("temp ", Counter.TEMP_READ, Counter.TEMP_WRITTEN)),
        TIMES(
                "I/O Timings: ",
                new Group("shared ", Counter.READ_MICROS, Counter.WRITE_MICROS),
                new Group("local ", Counter.LOCAL_READ_MICROS, Counter.LOCAL_WRITE_MICROS),
                new Group("shared/local ", Counter.READ_MICROS, Counter.WRITE_MICROS),
                new Group("temp ", Counter.TEMP_READ_MICROS, Counter.TEMP_WRITE_MICROS)),
        WAL("WAL: ", new Group("", Counter.WAL_RECORDS, Counter.WAL_IMAGES, Counter.WAL_BYTES));

        private final AsciiWord name;
        private final Group[] groups;

        Kind(String name, Group... groups) {
            this.name = AsciiWord.of(name);
            this.groups = groups;
        }

        boolean begins(byte[] bytes, int from, int to) {
            return name.isAt(bytes, from, to);
        }
    }

    private static final class Group {
        private final AsciiWord name;
        private final Counter[] counters;
        private final AsciiWord[] words;

        Group(String name, Counter... counters) {
            this.name = AsciiWord.of(name);
            this.counters = counters;
            this.words = Arrays.stream(counters)
                    .map(counter -> AsciiWord.of(counter.word() + "="))
                    .toArray(AsciiWord[]::new);
        }
    }

    private final NumberBytes numbers = new NumberBytes();
    private final Counter[] counters = new Counter[MOST];
    private final long[] values = new long[MOST];
    private int count;

    /// @param from where a line begins that [Kind#begins]
    /// @return whether it is such a line up to the end
    boolean read(Kind kind, byte[] bytes, int from, int to) {
        count = 0;
        int at = from + kind.name.length();
        for (Group group : kind.groups) {
            if (!group.name.isAt(bytes, at, to)) {
                continue;
            }
            at = words(group, bytes, at + group.name.length(), to);
            if (at < 0 || at == to) {
                return at == to;
            }
            if (!NEXT_GROUP.isAt(bytes, at, to)) {
                return false;
            }
            at += NEXT_GROUP.length();
        }
        return false;
    }

    /// Gives what was read to a node.
    void set(Usage usage) {
        for (int i = 0; i < count; i++) {
            usage.set(counters[i], values[i]);
        }
    }

    /// Each word at most once, in the order of the counters.
    ///
    /// @return where they end; -1 where there is none, or one without a number
    private int words(Group group, byte[] bytes, int from, int to) {
        int at = -1;
        for (int i = 0; i < group.words.length; i++) {
            AsciiWord word = group.words[i];
            int start = at < 0 ? from : at + 1;
            if (at >= 0 && (at == to || bytes[at] != ' ') || !word.isAt(bytes, start, to)) {
                continue;
            }
            NumberBytes in = numbers.at(bytes, start + word.length(), to);
            double value = in.number();
            if (!in.isRead()) {
                return -1;
            }
            counters[count] = group.counters[i];
            values[count++] = group.counters[i].isTime() ? micros(value) : Math.round(value);
            at = in.place();
        }
        return at;
    }

    /// As [PrintedNumber#micros].
    private static long micros(double millis) {
        return millis < Long.MAX_VALUE / 1000.0 ? Math.round(millis * 1000) : Table.MISSING;
    }
}

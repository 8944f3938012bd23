package dev.pgtrace.format.autoexplain.plan;

/// Reads the lines of the text form that count blocks, times and WAL:
///
///     Buffers: shared hit=2 read=305, temp read=1 written=2
///     I/O Timings: shared/local read=0.084, temp write=1.5
///     WAL: records=3 fpi=1 bytes=8190
final class UsageText {
    private static final Counter[] COUNTERS = Counter.values();

    private UsageText() {}

    static void blocks(String line, Usage usage) {
        read(line, Counter.SHARED_HIT, Counter.TEMP_WRITTEN, "shared", usage);
    }

    static void times(String line, Usage usage) {
        read(line, Counter.READ_MICROS, Counter.TEMP_WRITE_MICROS, "shared", usage);
    }

    static void wal(String line, Usage usage) {
        read(line, Counter.WAL_RECORDS, Counter.WAL_BUFFERS_FULL, "wal", usage);
    }

    private static void read(String line, Counter first, Counter last, String standard, Usage usage) {
        String group = standard;
        int at = line.indexOf(": ") + 2;
        while (at < line.length()) {
            int end = at;
            while (end < line.length() && line.charAt(end) != ' ' && line.charAt(end) != '=') {
                end++;
            }
            String word = line.substring(at, end);
            if (end >= line.length() || line.charAt(end) == ' ') {
                group = word.startsWith("shared") ? "shared" : standard.equals("wal") ? standard : word;
                at = end + 1;
                continue;
            }
            int value = end + 1;
            int valueEnd = value;
            while (valueEnd < line.length() && line.charAt(valueEnd) != ' ' && line.charAt(valueEnd) != ',') {
                valueEnd++;
            }
            set(line, group, word, value, valueEnd, first, last, usage);
            at = valueEnd;
            while (at < line.length() && (line.charAt(at) == ' ' || line.charAt(at) == ',')) {
                at++;
            }
        }
    }

    private static void set(
            String line, String group, String word, int from, int to, Counter first, Counter last, Usage usage) {
        for (int i = first.ordinal(); i <= last.ordinal(); i++) {
            Counter counter = COUNTERS[i];
            boolean named = counter.word().equals(word)
                    || counter.isWal() && counter.word().endsWith(" " + word);
            if (counter.group().equals(group) && named) {
                usage.set(
                        counter,
                        counter.isTime() ? PrintedNumber.micros(line, from, to) : PrintedNumber.whole(line, from, to));
            }
        }
    }
}

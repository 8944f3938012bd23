package dev.pgtrace.format.trc;

import dev.pgtrace.model.IssueKind;
import java.util.Arrays;

/// Records of one piece of a trace in file order, as numbers. Each starts with two words, `kind | line << 8`
/// (lines counted from the start of the piece) and the byte offset; the words after it are listed at the kind.
/// Written by one thread, then read by another, then cleared and used again.
final class RecordLog {
    /// End of the last line before it that is neither blank nor a separator (or -1).
    static final int HEADER = 1;
    /// Previous end.
    static final int FOOTER = 2;
    /// The tracer's own count of statements.
    static final int FOOTER_TOTAL = 3;
    /// Previous end, id, offset of the text, its length, fingerprint, [SqlTraits], kind of end, rule,
    /// hash of the text.
    static final int PARSE = 4;
    /// Micros or ABSENT.
    static final int PARSE_TIME = 5;
    /// Blocks.
    static final int PARSE_STATS = 6;
    /// Previous end, id, values, NULLs, truncated ones, implausible ones.
    static final int BINDS = 7;
    /// Previous end, id, offset of a time or ABSENT.
    static final int EXEC = 8;
    /// Micros, rows.
    static final int EXEC_TIME = 9;
    /// cr, pr, written, dirtied, CPU micros; ABSENT where not printed.
    static final int STATS = 10;
    /// CPU micros.
    static final int CPU = 11;
    /// Bytes read from the device.
    static final int DEVICE = 12;
    /// Id.
    static final int PLAN = 13;
    /// Depth, label, relation, index, flags, mask of columns, then a value for each bit of the mask.
    static final int NODE = 14;
    /// Id or ABSENT.
    static final int WAIT_SECTION = 15;
    /// Id, WAIT lines.
    static final int WAITS = 16;
    /// Lines.
    static final int UNKNOWN = 17;
    /// Previous end.
    static final int CLOSE = 18;
    /// Ordinal of the [IssueKind], count.
    static final int ISSUE = 19;
    /// Ordinal of a dialect that this line is typical of.
    static final int DIALECT = 20;

    /// Flags of NODE: figures are printed; cost is printed; label is a node dump; reads without a time; guessed
    /// tiers.
    static final int NODE_ACTUAL = 1;

    static final int NODE_COST = 2;
    static final int NODE_DUMP = 4;
    static final int NODE_UNTIMED = 8;
    static final int NODE_GUESSED = 16;

    private static final int LONGEST = 64;

    private final int capacity;
    private final NameTable names = new NameTable();
    private long[] words = new long[1 << 12];
    private int size;
    private int last = -1;

    /// @param capacity words after which [#full] says so; a few more fit
    RecordLog(int capacity) {
        this.capacity = capacity;
    }

    void clear() {
        size = 0;
        last = -1;
        names.clear();
        if (words.length > 2 * capacity) {
            words = new long[1 << 12];
        }
    }

    boolean full() {
        return size >= capacity || names.full();
    }

    int size() {
        return size;
    }

    long word(int index) {
        return words[index];
    }

    NameTable names() {
        return names;
    }

    void begin(int kind, long line, long offset) {
        if (words.length - size < LONGEST) {
            words = Arrays.copyOf(words, words.length + (words.length >> 1) + LONGEST);
        }
        last = size;
        words[size++] = kind | line << 8;
        words[size++] = offset;
    }

    void add(long value) {
        words[size++] = value;
    }

    /// Notes an issue; equal ones in a row become one record.
    void issue(IssueKind kind, long line, long offset) {
        if (last >= 0 && (words[last] & 0xff) == ISSUE && words[last + 2] == kind.ordinal()) {
            words[last + 3]++;
            return;
        }
        begin(ISSUE, line, offset);
        add(kind.ordinal());
        add(1);
    }

    /// Notes a line that no record has; lines in a row become one record.
    void unknown(long line, long offset) {
        if (last >= 0 && (words[last] & 0xff) == UNKNOWN) {
            words[last + 2]++;
            return;
        }
        begin(UNKNOWN, line, offset);
        add(1);
    }

    /// Notes a WAIT line; those of one number in a row become one record.
    void wait(long line, long offset, long id) {
        if (last >= 0 && (words[last] & 0xff) == WAITS && words[last + 2] == id) {
            words[last + 3]++;
            return;
        }
        begin(WAITS, line, offset);
        add(id);
        add(1);
    }

    /// Adds WAIT lines to the record that [#wait] began last.
    void addWaits(long lines) {
        words[last + 3] += lines;
    }
}
